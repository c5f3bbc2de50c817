package walras.rate;

import java.util.ArrayList;
import java.util.List;
import walras.numeric.Elementary;

/**
 * Power laws with corrections, {@code C N^a (log N)^b (1 + d_1 N^-1/2 + d_2 N^-1 + ...)}, fitted
 * for a given exponent a.
 *
 * <p>Given a, the law is linear in C and C d_k. Without a further condition a is not identified: C
 * near zero makes d_1 the leading term of a law with exponent a - 1/2. So the leading term must
 * lead: at the smallest and at the largest size, the whole law is between {@value #LEAST} and
 * {@value #MOST} times its leading term. The best fit under these conditions is the best of those
 * fits that keep some of the four bounds as equations and happen to satisfy the others.
 */
final class PowerFamily implements Family {

  /** Bounds of the law relative to its leading term at both ends of the window. */
  static final double LEAST = 1.0 / 3;

  static final double MOST = 3;

  private static final double ROUNDING = 1e-9;
  private static final double[] FREE_OR_BOUND = {Double.NaN, LEAST, MOST};

  private final Series series;
  private final double logs;
  private final int terms;

  /**
   * Creates a family.
   *
   * @param logs the exponent b of the logarithm
   * @param terms the leading term and its corrections, at least 1
   */
  PowerFamily(Series series, double logs, int terms) {
    this.series = series;
    this.logs = logs;
    this.terms = terms;
  }

  @Override
  public int parameters() {
    return terms + 1;
  }

  @Override
  public Conditional at(double exponent) {
    double[][] columns = columns(exponent);
    double[] largest = new double[terms];
    double[] smallest = new double[terms];
    for (int k = 0; k < terms; k++) {
      largest[k] = 1;
      smallest[k] = Elementary.exp(-0.5 * k * series.logSize[0]);
    }
    Fitted best = fit(columns, new double[0][]);
    if (terms > 1 && !(leads(best, smallest) && leads(best, largest))) {
      best = constrained(columns, smallest, largest);
    }
    return new Conditional(best.residual(), law(exponent, best));
  }

  private Fitted constrained(double[][] columns, double[] smallest, double[] largest) {
    Fitted best = new Fitted(new double[terms], Double.POSITIVE_INFINITY);
    for (double low : FREE_OR_BOUND) {
      for (double high : FREE_OR_BOUND) {
        double[][] rows = equations(low, smallest, high, largest);
        if (rows.length == 0 || rows.length >= terms) {
          continue;
        }
        Fitted fitted = fit(columns, rows);
        if (fitted.residual() < best.residual()
            && leads(fitted, smallest)
            && leads(fitted, largest)) {
          best = fitted;
        }
      }
    }
    return best;
  }

  private static double[][] equations(
      double low, double[] smallest, double high, double[] largest) {
    List<double[]> rows = new ArrayList<>(2);
    if (!Double.isNaN(low)) {
      rows.add(equation(low, smallest));
    }
    if (!Double.isNaN(high)) {
      rows.add(equation(high, largest));
    }
    return rows.toArray(double[][]::new);
  }

  /** Returns the equation that makes the law a multiple of its leading term at one size. */
  private static double[] equation(double ratio, double[] terms) {
    double[] row = terms.clone();
    row[0] -= ratio;
    return row;
  }

  private Fitted fit(double[][] columns, double[][] equations) {
    double[][] basis = equations.length == 0 ? identity() : NullSpace.of(equations, terms);
    double[][] combined = new double[basis.length][series.count()];
    for (int j = 0; j < basis.length; j++) {
      for (int k = 0; k < terms; k++) {
        for (int i = 0; i < series.count(); i++) {
          combined[j][i] += basis[j][k] * columns[k][i];
        }
      }
    }
    LeastSquares solution = LeastSquares.solve(combined, series.target);
    double[] coefficients = new double[terms];
    for (int j = 0; j < basis.length; j++) {
      for (int k = 0; k < terms; k++) {
        coefficients[k] += basis[j][k] * solution.coefficient(j);
      }
    }
    return new Fitted(coefficients, solution.residual());
  }

  /** Tells whether the law is within its bounds relative to the leading term at one size. */
  private boolean leads(Fitted fitted, double[] terms) {
    double whole = 0;
    for (int k = 0; k < terms.length; k++) {
      whole += fitted.coefficients[k] * terms[k];
    }
    double ratio = whole / fitted.coefficients[0];
    return ratio >= LEAST * (1 - ROUNDING) && ratio <= MOST * (1 + ROUNDING);
  }

  /** Returns the terms over the standard errors, each 1 at the largest size before that. */
  private double[][] columns(double exponent) {
    double[][] columns = new double[terms][series.count()];
    double logLargest = Elementary.log((double) series.largest());
    for (int i = 0; i < series.count(); i++) {
      double logSize = series.logSize[i];
      double factor = series.weight[i];
      if (logs != 0) {
        factor *= Elementary.pow(1 + logSize / logLargest, logs);
      }
      for (int k = 0; k < terms; k++) {
        columns[k][i] = factor * Elementary.exp((exponent - 0.5 * k) * logSize);
      }
    }
    return columns;
  }

  private double[][] identity() {
    double[][] identity = new double[terms][terms];
    for (int k = 0; k < terms; k++) {
      identity[k][k] = 1;
    }
    return identity;
  }

  private Law law(double exponent, Fitted fitted) {
    double logLargest = Elementary.log((double) series.largest());
    double constant = fitted.coefficients[0] * Elementary.exp(-exponent * logLargest);
    if (logs != 0) {
      constant *= Elementary.pow(logLargest, -logs);
    }
    List<Double> corrections = new ArrayList<>();
    for (int k = 1; k < terms; k++) {
      double relative = fitted.coefficients[k] / fitted.coefficients[0];
      corrections.add(relative * Elementary.exp(0.5 * k * logLargest));
    }
    return new Law.Power(constant, exponent, logs, corrections);
  }

  /** Factors of the terms and the squared distance they leave. */
  private static final class Fitted {

    private final double[] coefficients;
    private final double residual;

    Fitted(double[] coefficients, double residual) {
      this.coefficients = coefficients;
      this.residual = residual;
    }

    double residual() {
      return residual;
    }
  }
}
