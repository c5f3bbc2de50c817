package walras.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The Gauss-Legendre rule of twenty points: exact for polynomials up to degree 39, and to rounding
 * for functions that change by a factor of at most about e^20 on the interval and are analytic
 * around it.
 */
public final class FineGaussLegendre {

  /** The number of points of the rule. */
  public static final int SIZE = 20;

  private static final double[] POINTS = {
    0.07652652113349734,
    0.22778585114164507,
    0.37370608871541955,
    0.5108670019508271,
    0.636053680726515,
    0.7463319064601508,
    0.8391169718222188,
    0.912234428251326,
    0.9639719272779138,
    0.9931285991850949
  };

  private static final double[] WEIGHTS = {
    0.15275338713072584,
    0.14917298647260374,
    0.14209610931838204,
    0.13168863844917664,
    0.11819453196151841,
    0.10193011981724044,
    0.08327674157670475,
    0.06267204833410907,
    0.04060142980038694,
    0.017614007139152118
  };

  private FineGaussLegendre() {}

  /**
   * Returns a point of the rule on [-1, 1].
   *
   * @param index from 0 to {@link #SIZE}, exclusive, in ascending order of the points
   */
  public static double point(int index) {
    int half = SIZE / 2;
    return index < half ? -POINTS[half - 1 - index] : POINTS[index - half];
  }

  /**
   * Returns the weight of a point; all weights sum to two.
   *
   * @param index from 0 to {@link #SIZE}, exclusive, in ascending order of the points
   */
  public static double weight(int index) {
    int half = SIZE / 2;
    return index < half ? WEIGHTS[half - 1 - index] : WEIGHTS[index - half];
  }

  /** Returns the integral of a function between two numbers. */
  public static double integrate(DoubleUnaryOperator function, double from, double to) {
    double centre = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double sum = 0;
    for (int i = 0; i < POINTS.length; i++) {
      double step = half * POINTS[i];
      double pair = function.applyAsDouble(centre - step) + function.applyAsDouble(centre + step);
      sum += WEIGHTS[i] * pair;
    }
    return half * sum;
  }
}
