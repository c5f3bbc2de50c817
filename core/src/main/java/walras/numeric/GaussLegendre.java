package walras.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The Gauss-Legendre rule of eight points: exact for polynomials up to degree 15, and to rounding
 * for functions that change by a factor of at most about e on the interval and are analytic on a
 * disc ten times as wide.
 */
public final class GaussLegendre {

  private static final double[] POINTS = {
    0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
  };

  private GaussLegendre() {}

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
