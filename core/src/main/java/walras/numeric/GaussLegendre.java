package walras.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Gauss-Legendre rules: with n points exact for polynomials up to degree 2n - 1, and to rounding
 * for functions that are analytic in a wide enough region around the interval. Immutable.
 */
public final class GaussLegendre {

  /** For functions that change by a factor of at most about e on the interval. */
  public static final GaussLegendre EIGHT =
      new GaussLegendre(
          new double[] {
            0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
          },
          new double[] {
            0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
          });

  /** For functions of which twelve evaluations must do. */
  public static final GaussLegendre TWELVE =
      new GaussLegendre(
          new double[] {
            0.1252334085114689,
            0.3678314989981802,
            0.5873179542866174,
            0.7699026741943047,
            0.9041172563704749,
            0.9815606342467192
          },
          new double[] {
            0.24914704581340277,
            0.23349253653835483,
            0.20316742672306592,
            0.16007832854334622,
            0.10693932599531843,
            0.04717533638651183
          });

  /** For functions that change by a factor of at most about e^20 on the interval. */
  public static final GaussLegendre TWENTY =
      new GaussLegendre(
          new double[] {
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
          },
          new double[] {
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
          });

  /** The points above zero, ascending, and their weights; those below mirror them. */
  private final double[] points;

  private final double[] weights;

  private GaussLegendre(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /** Returns the number of points. */
  public int size() {
    return 2 * points.length;
  }

  /**
   * Returns a point of the rule on [-1, 1].
   *
   * @param index from 0 to the size, exclusive, in ascending order of the points
   */
  public double point(int index) {
    int half = points.length;
    return index < half ? -points[half - 1 - index] : points[index - half];
  }

  /** Returns the weight of a point; all weights sum to two. */
  public double weight(int index) {
    int half = points.length;
    return index < half ? weights[half - 1 - index] : weights[index - half];
  }

  /** Returns a point between two numbers, ascending in its index if the second is larger. */
  public double point(int index, double from, double to) {
    return 0.5 * (from + to) + 0.5 * (to - from) * point(index);
  }

  /** Returns its weight: weights sum to the distance of the numbers, with its sign. */
  public double weight(int index, double from, double to) {
    return 0.5 * (to - from) * weight(index);
  }

  /** Returns the integral of a function between two numbers. */
  public double integrate(DoubleUnaryOperator function, double from, double to) {
    double centre = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double step = half * points[i];
      double pair = function.applyAsDouble(centre - step) + function.applyAsDouble(centre + step);
      sum += weights[i] * pair;
    }
    return half * sum;
  }
}
