package walras.rate;

import org.apache.commons.math3.distribution.TDistribution;

/** Squares of Student's t, the counterpart of {@link ChiSquare} where residuals give the errors. */
final class Student {

  private Student() {}

  /** Returns the square that is exceeded with probability one minus the level. */
  static double quantileOfSquare(double level, int freedom) {
    double t = new TDistribution(null, freedom).inverseCumulativeProbability((1 - level) / 2);
    return t * t;
  }

  /** Returns the probability that a square is exceeded. */
  static double tailOfSquare(double square, int freedom) {
    return 2 * new TDistribution(null, freedom).cumulativeProbability(-Math.sqrt(square));
  }
}
