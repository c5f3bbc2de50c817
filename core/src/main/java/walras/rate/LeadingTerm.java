package walras.rate;

import java.util.ArrayList;
import java.util.List;
import walras.numeric.Elementary;

/**
 * The condition that the leading term of a power law leads: at the smallest and at the largest
 * size, the whole law is between {@value #LEAST} and {@value #MOST} times its leading term.
 *
 * <p>The best fit under this condition is the best of those fits that keep some of the four bounds
 * as equations and happen to satisfy the others. All of them follow from one reduction of the
 * columns to a triangle.
 */
final class LeadingTerm implements Restriction {

  /** Bounds of the law relative to its leading term at both ends of the window. */
  static final double LEAST = 1.0 / 3;

  static final double MOST = 3;

  private static final double ROUNDING = 1e-9;
  private static final double[] RATIOS = {LEAST, MOST};

  private final boolean signed;
  private final double[] largest;
  private final double[] smallest;

  /** Bases of the combinations on a bound: first the two of the smallest size. */
  private final List<double[][]> single = new ArrayList<>();

  /** Bases of the combinations on a bound of the smallest size and one of the largest. */
  private final List<double[][]> pairs = new ArrayList<>();

  private LeadingTerm(Series series, double logs, int terms) {
    signed = series.normal;
    double logLargest = Elementary.log((double) series.largest());
    largest = new double[terms];
    smallest = new double[terms];
    for (int k = 0; k < terms; k++) {
      largest[k] = 1;
      smallest[k] = Corrections.relative(logs, k, series.logSize[0], logLargest);
    }
    if (terms > 1) {
      for (double ratio : RATIOS) {
        single.add(NullSpace.of(new double[][] {equation(ratio, smallest)}, terms));
      }
      for (double ratio : RATIOS) {
        single.add(NullSpace.of(new double[][] {equation(ratio, largest)}, terms));
      }
    }
    for (double low : RATIOS) {
      for (double high : RATIOS) {
        if (terms > 2) {
          double[][] rows = {equation(low, smallest), equation(high, largest)};
          pairs.add(NullSpace.of(rows, terms));
        }
      }
    }
  }

  /**
   * Returns the condition for the sizes of a series.
   *
   * @param logs the exponent of the logarithm
   * @param terms the leading term and its corrections, at least 1
   */
  static LeadingTerm of(Series series, double logs, int terms) {
    return new LeadingTerm(series, logs, terms);
  }

  @Override
  public Fitted nearest(double[][] columns, double[] target) {
    LeastSquares whole = LeastSquares.overwriting(columns, target.clone());
    double[] coefficients = whole.coefficients();
    return isLaw(coefficients)
        ? new Fitted(coefficients, whole.residual())
        : onBounds(whole, columns.length);
  }

  /**
   * Returns the best law on a bound; one on two bounds cannot be better than the best on either.
   */
  private Fitted onBounds(LeastSquares whole, int terms) {
    Fitted best = Fitted.none(terms);
    double[] least = new double[single.size()];
    for (int i = 0; i < least.length; i++) {
      Fitted fitted = whole.within(single.get(i));
      least[i] = fitted.deviance();
      best = better(best, fitted);
    }
    for (int i = 0; i < pairs.size(); i++) {
      double bound = Math.max(least[i / 2], least[2 + i % 2]);
      if (bound < best.deviance()) {
        best = better(best, whole.within(pairs.get(i)));
      }
    }
    return best;
  }

  private Fitted better(Fitted best, Fitted other) {
    return other.deviance() < best.deviance() && isLaw(other.coefficients()) ? other : best;
  }

  private boolean isLaw(double[] coefficients) {
    return (signed || coefficients[0] > 0)
        && leads(coefficients, smallest)
        && leads(coefficients, largest);
  }

  /** Returns the equation that makes the law a multiple of its leading term at one size. */
  private static double[] equation(double ratio, double[] terms) {
    double[] row = terms.clone();
    row[0] -= ratio;
    return row;
  }

  /** Tells whether the law is within its bounds relative to the leading term at one size. */
  private static boolean leads(double[] coefficients, double[] terms) {
    if (terms.length == 1) {
      return true;
    }
    double whole = 0;
    for (int k = 0; k < terms.length; k++) {
      whole += coefficients[k] * terms[k];
    }
    double ratio = whole / coefficients[0];
    return ratio >= LEAST * (1 - ROUNDING) && ratio <= MOST * (1 + ROUNDING);
  }
}
