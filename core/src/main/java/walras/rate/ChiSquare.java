package walras.rate;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The chi-square law with one degree of freedom. */
final class ChiSquare {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private ChiSquare() {}

  /** Returns the value that is exceeded with probability one minus the level. */
  static double quantileOfOne(double level) {
    double z = NORMAL.inverseCumulativeProbability((1 - level) / 2);
    return z * z;
  }
}
