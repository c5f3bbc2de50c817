package walras.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.derived.DerivedValue.Outcome;

class RootMethodTest {

  private static final List<String> TEXTS = List.of("1", "4/2", "4.0");
  private static final double[] VALUES = {1, 2, 4};

  private static DerivedValue root(double level, double error, double... means) {
    List<KnownMean> known = new ArrayList<>();
    for (double mean : means) {
      known.add(new KnownMean(mean, error, true));
    }
    return RootMethod.of(TEXTS, VALUES, known, level);
  }

  @Test
  void aLineIsMetWhereItMeetsTheLevel() {
    // mean 3 - x, level 0.5: x = 2.5; the band reaches 0.1 qnorm(1 - 0.025/3) to each side
    DerivedValue value = root(0.5, 0.1, 2, 1, -1);

    assertThat(value.outcome()).isEqualTo(Outcome.FOUND);
    assertThat(value.value()).isEqualTo(2.5, within(1e-12));
    assertThat(value.low()).isEqualTo(2.5 - 0.2393979799818, within(1e-9));
    assertThat(value.high()).isEqualTo(2.5 + 0.2393979799818, within(1e-9));
    assertThat(value.notes()).containsExactly("interpolated between 4/2 and 4.0");
  }

  @Test
  void aMeanAtTheLevelIsARootItself() {
    DerivedValue value = root(1, 0, 2, 1, -1);

    assertThat(value.value()).isEqualTo(2);
    assertThat(value.low()).isEqualTo(2);
    assertThat(value.high()).isEqualTo(2);
    assertThat(value.notes()).isEmpty();
  }

  @Test
  void theIntervalHoldsEveryCrossing() {
    DerivedValue value = root(0, 0.01, 1, -1, 1);

    assertThat(value.value()).isEqualTo(1.5, within(1e-12));
    assertThat(value.low()).isLessThan(1.5);
    assertThat(value.high()).isGreaterThan(3);
    assertThat(value.notes())
        .containsExactly(
            "interpolated between 1 and 4/2",
            "the mean crosses the level 2 times; the first is shown");
  }

  @Test
  void withoutACrossingThereIsNoValue() {
    DerivedValue clear = root(0, 0.1, 1, 2, 3);
    DerivedValue unclear = root(0, 0.5, 1, 0.9, 5);

    assertThat(clear.outcome()).isEqualTo(Outcome.NO_CROSSING);
    assertThat(clear.low()).isNaN();
    assertThat(clear.high()).isNaN();
    assertThat(clear.notes()).isEmpty();
    assertThat(unclear.outcome()).isEqualTo(Outcome.NO_CROSSING);
    assertThat(unclear.high()).isBetween(2.0, 4.0);
    assertThat(unclear.notes()).hasSize(1);
  }

  @Test
  void endsAreOpenWhereTheBandReachesBeyondTheValues() {
    DerivedValue value = root(0, 1, 1, 0.5, -0.5);

    assertThat(value.value()).isEqualTo(3, within(1e-12));
    assertThat(value.low()).isNaN();
    assertThat(value.high()).isNaN();
  }
}
