package walras.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.derived.DerivedValue.Outcome;
import walras.kernel.Derived.Side;

class ThresholdMethodTest {

  private static final List<Long> SIZES = List.of(100L, 1_000L, 10_000L, 100_000L);

  private static List<KnownMean> known(double error, double... means) {
    List<KnownMean> known = new ArrayList<>();
    for (double mean : means) {
      known.add(new KnownMean(mean, error * Math.abs(mean), true));
    }
    return known;
  }

  private static DerivedValue atMost(double level, double error, double... means) {
    return ThresholdMethod.of(SIZES, known(error, means), level, Side.AT_MOST);
  }

  @Test
  void aPowerLawIsMetWhereItMeetsTheLevel() {
    // 10/sqrt(N) is 0.05 at 40,000, and at 0.05/(1 ± e) with e = 0.01 qnorm(1 - 0.025/4)
    double relative = 0.01 * 2.4977054744123723;
    DerivedValue value = atMost(0.05, 0.01, 1, 10 / Math.sqrt(1_000), 0.1, 10 / Math.sqrt(1e5));

    assertThat(value.outcome()).isEqualTo(Outcome.FOUND);
    assertThat(value.value()).isEqualTo(40_000, within(1e-6));
    assertThat(value.low()).isEqualTo(40_000 * Math.pow(1 - relative, 2), within(1e-6));
    assertThat(value.high()).isEqualTo(40_000 * Math.pow(1 + relative, 2), within(1e-6));
    assertThat(value.notes()).containsExactly("interpolated between 10000 and 100000");
  }

  @Test
  void theOtherSideIsTheMirror() {
    DerivedValue value =
        ThresholdMethod.of(
            SIZES, known(0.01, -1, -10 / Math.sqrt(1_000), -0.1, -0.03), -0.05, Side.AT_LEAST);
    DerivedValue mirrored = atMost(0.05, 0.01, 1, 10 / Math.sqrt(1_000), 0.1, 0.03);

    assertThat(value).isEqualTo(mirrored);
  }

  @Test
  void signsThatDifferAreMetOnALineInTheLogarithm() {
    DerivedValue value = atMost(0, 0, 1, 0.5, 0.5, -0.5);

    assertThat(value.value()).isEqualTo(Math.pow(10, 4.5), within(1e-6));
  }

  @Test
  void onlyTheLastCrossingCounts() {
    assertThat(atMost(0.5, 0, 0.4, 0.8, 0.4, 0.3).value()).isBetween(1_000.0, 10_000.0);
    assertThat(atMost(0.5, 0, 0.4, 0.8, 0.4, 0.6).outcome()).isEqualTo(Outcome.NOT_REACHED);
  }

  @Test
  void aLevelNeverReachedLeavesALowerEnd() {
    DerivedValue sure = atMost(0.5, 0.001, 4, 3, 2, 1);
    DerivedValue nearly = atMost(0.99, 0.01, 4, 3, 2, 1);

    assertThat(sure.outcome()).isEqualTo(Outcome.NOT_REACHED);
    assertThat(sure.value()).isNaN();
    assertThat(sure.low()).isEqualTo(100_000);
    assertThat(sure.high()).isNaN();
    assertThat(nearly.low()).isBetween(90_000.0, 100_000.0);
    assertThat(nearly.high()).isNaN();
  }

  @Test
  void aLevelAlwaysKeptLeavesAnUpperEnd() {
    DerivedValue sure = atMost(5, 0.001, 4, 3, 2, 1);
    DerivedValue nearly = atMost(4.01, 0.01, 4, 3, 2, 1);

    assertThat(sure.outcome()).isEqualTo(Outcome.AT_EVERY_SIZE);
    assertThat(sure.value()).isNaN();
    assertThat(sure.low()).isNaN();
    assertThat(sure.high()).isEqualTo(100);
    assertThat(nearly.high()).isBetween(100.0, 1_000.0);
  }

  @Test
  void endsAreOpenWhereTheBandDoesNotCross() {
    DerivedValue value = atMost(1, 0.4, 1.2, 1.1, 0.9, 0.8);

    assertThat(value.outcome()).isEqualTo(Outcome.FOUND);
    assertThat(value.value()).isBetween(1_000.0, 10_000.0);
    assertThat(value.low()).isNaN();
    assertThat(value.high()).isNaN();
  }

  @Test
  void anUnknownErrorOpensTheInterval() {
    List<KnownMean> known = new ArrayList<>(known(0, 4, 3, 2, 1));
    known.set(3, new KnownMean(1, Double.NaN, true));

    DerivedValue value = ThresholdMethod.of(SIZES, known, 1.5, Side.AT_MOST);

    assertThat(value.value()).isBetween(10_000.0, 100_000.0);
    assertThat(value.low()).isEqualTo(10_000);
    assertThat(value.high()).isNaN();
  }
}
