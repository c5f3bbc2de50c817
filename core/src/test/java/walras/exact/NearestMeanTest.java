package walras.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Metric.Range;

/** Means of metrics under probabilities that sum to one only up to rounding. */
class NearestMeanTest {

  /** Probabilities whose sum is off by some units in the last place, on either side of one. */
  private static double[] probabilities(double excess) {
    double[] probabilities = new double[1000];
    Arrays.fill(probabilities, (1 + excess) / 1000);
    return probabilities;
  }

  private static double mean(
      double centre, Range range, double[] probabilities, IntToDoubleFunction value) {
    double[] origins = NearestMean.origins(centre, range);
    ScaledSum[] sums = new ScaledSum[origins.length];
    for (int k = 0; k < origins.length; k++) {
      sums[k] = new ScaledSum();
      for (int i = 0; i < probabilities.length; i++) {
        sums[k].add(probabilities[i] * (value.applyAsDouble(i) - origins[k]), 0);
      }
    }
    NearestMean mean = NearestMean.of(origins, sums);
    return mean.origin() + mean.deviation().value();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-7e-16, 0, 7e-16})
  void whatAlwaysOrNeverHappensHasProbabilityOneOrZero(double excess) {
    double[] probabilities = probabilities(excess);
    for (double centre : new double[] {0, 0.3, 1}) {
      assertThat(mean(centre, Range.INDICATOR, probabilities, i -> 0)).isZero();
      assertThat(mean(centre, Range.INDICATOR, probabilities, i -> 1)).isEqualTo(1);
      assertThat(mean(centre, Range.NONNEGATIVE, probabilities, i -> 0)).isZero();
    }
  }

  /** Summed from a centre of one, it would be a difference of numbers near one. */
  @Test
  void aProbabilityFarFromItsLimitKeepsItsDigits() {
    double[] probabilities = probabilities(7e-16);
    probabilities[17] = 1e-25;

    assertThat(mean(1, Range.INDICATOR, probabilities, i -> i == 17 ? 1 : 0))
        .isCloseTo(1e-25, within(1e-40));
  }

  @Test
  void theCentreIsTheFirstOfOrigins() {
    assertThat(NearestMean.origins(1, Range.PROBABILITY)).containsExactly(1, 0);
    assertThat(NearestMean.origins(0, Range.INDICATOR)).containsExactly(0, 1);
    assertThat(NearestMean.origins(0.3, Range.INDICATOR)).containsExactly(0.3, 0, 1);
    assertThat(NearestMean.origins(0.3, Range.REAL)).containsExactly(0.3, 0);
    assertThat(NearestMean.origins(0, Range.NONNEGATIVE)).containsExactly(0);
  }
}
