package walras.testkit;

import org.apache.commons.math3.stat.inference.ChiSquareTest;

/**
 * Goodness-of-fit checks with one level for the whole suite.
 *
 * <p>Seeds are fixed, so a check never flickers. The level bounds the chance that a correct change
 * of the draw order trips some check: with at most 4,000 checks it is below 1 in 250.
 */
public final class StatisticalTests {

  /** Level of every single check. */
  public static final double LEVEL = 1e-6;

  /** Two-sided standard normal quantile of {@link #LEVEL}: the largest z-score that passes. */
  public static final double LARGEST_Z = 4.89;

  private StatisticalTests() {}

  /** Returns the chi-square p-value of counts against probabilities; bins expect at least 5. */
  public static double chiSquare(double[] probabilities, long[] observed) {
    double total = 0;
    for (long count : observed) {
      total += (double) count;
    }
    double[] expected = new double[probabilities.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = probabilities[i] * total;
      if (!(expected[i] >= 5)) {
        throw new IllegalArgumentException(
            "bin %d expects %s, merge it with a neighbour".formatted(i, expected[i]));
      }
    }
    return new ChiSquareTest().chiSquareTest(expected, observed);
  }
}
