package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prepared laws draw what is drawn without preparation, from the same words. */
class FixedLawTest {

  private static final int DRAWS = 20_000;

  private final Philox plain = new Philox();
  private final Philox prepared = new Philox();

  @ParameterizedTest
  @CsvSource({
    "0, 0.3",
    "7, 0",
    "7, 1",
    "1, 0.5",
    "20, 0.4",
    "20, 0.65",
    "30, 0.5",
    "255, 0.5",
    "980, 0.35",
    "980, 0.996",
    "1000000, 1e-6",
    "980000000, 0.6",
    "1000000000000000, 1e-15",
    "1000000000000000, 0.5"
  })
  void binomialDrawsAreThose(long trials, double probability) {
    FixedBinomial law = FixedBinomial.of(trials, probability);
    start(trials);

    for (int i = 0; i < DRAWS; i++) {
      assertThat(law.sample(prepared)).isEqualTo(Binomial.sample(plain, trials, probability));
    }
    assertThat(prepared.nextLong()).isEqualTo(plain.nextLong());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 20, 1000, 1_000_000_000_000L})
  void multinomialDrawsAreThose(long trials) {
    for (Multinomial law :
        new Multinomial[] {
          Multinomial.of(1), Multinomial.of(0.65, 0.35), Multinomial.of(0.1, 0.2, 0.3, 0.4)
        }) {
      FixedMultinomial fixed = law.withTrials(trials);
      long[] expected = new long[law.types()];
      long[] counts = new long[law.types()];
      start(trials);

      for (int i = 0; i < DRAWS; i++) {
        law.sample(plain, trials, expected);
        fixed.sample(prepared, counts);
        assertThat(counts).isEqualTo(expected);
      }
      assertThat(prepared.nextLong()).isEqualTo(plain.nextLong());
    }
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> FixedBinomial.of(-1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 10^15], got -1");
    assertThatThrownBy(() -> FixedBinomial.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probability must lie in [0, 1], got NaN");
    assertThatThrownBy(() -> Multinomial.of(1, 2).withTrials(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 10^15], got -1");
    assertThatThrownBy(() -> Multinomial.of(1, 2).withTrials(5).sample(plain, new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must have one entry per type (2), got 3");
  }

  private void start(long trials) {
    plain.address(20261120, 0, 0, trials);
    prepared.address(20261120, 0, 0, trials);
  }
}
