package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws of few trials are those of the sampler for all, whose law is tested, from equal words. */
class FewTrialsTest {

  private static final int DRAWS = 2_000;

  private final Philox few = new Philox();
  private final Philox plain = new Philox();

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e-9, 0.03, 0.3, 0.4999, 0.5, 0.5001, 0.75, 1 - 0x1p-53, 1})
  void drawsAreThoseOfTheBinomial(double probability) {
    for (int trials = 0; trials <= FewTrials.MOST; trials++) {
      few.address(20261120, 0, 0, trials);
      plain.address(20261120, 0, 0, trials);
      for (int i = 0; i < DRAWS; i++) {
        assertThat(FewTrials.sample(few, trials, probability))
            .isEqualTo(Binomial.sample(plain, trials, probability));
      }
      assertThat(few.nextLong()).as("words taken").isEqualTo(plain.nextLong());
    }
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> FewTrials.sample(few, -1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 16], got -1");
    assertThatThrownBy(() -> FewTrials.sample(few, 17, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 16], got 17");
    assertThatThrownBy(() -> FewTrials.sample(few, 3, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probability must lie in [0, 1], got NaN");
  }
}
