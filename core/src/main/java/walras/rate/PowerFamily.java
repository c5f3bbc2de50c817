package walras.rate;

import java.util.ArrayList;
import java.util.List;
import walras.numeric.Elementary;

/**
 * Power laws with {@link Corrections corrections}, {@code C N^a (1 + d_1 N^-1/2 + d_2 N^-1 + ...)}
 * or, with a logarithm, {@code C N^a (log N)^b (1 + d_1/log N + ...)}, fitted for a given exponent
 * a.
 *
 * <p>Given a, the law is linear in C and C d_k. Without a further condition a is not identified: C
 * near zero makes d_1 the leading term of a law with exponent a - 1/2. So {@link LeadingTerm the
 * leading term must lead}.
 */
final class PowerFamily implements Family {

  private final Series series;
  private final double logs;
  private final int terms;
  private final double logLargest;
  private final Restriction leading;

  /** What a term is at an observation with exponent zero, each 1 at the largest size. */
  private final double[][] factors;

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
    this.logLargest = Elementary.log((double) series.largest());
    this.leading = LeadingTerm.of(series, logs, terms);
    this.factors = factors();
  }

  private double[][] factors() {
    double[][] found = new double[terms][series.count()];
    for (int i = 0; i < series.count(); i++) {
      double logSize = series.logSize[i];
      double logarithm = logs == 0 ? 1 : Elementary.pow(1 + logSize / logLargest, logs);
      for (int k = 0; k < terms; k++) {
        found[k][i] = logarithm * Corrections.relative(logs, k, logSize, logLargest);
      }
    }
    return found;
  }

  @Override
  public int parameters() {
    return terms + 1;
  }

  @Override
  public double deviance(double exponent) {
    return fit(exponent).deviance();
  }

  @Override
  public Conditional at(double exponent) {
    Fitted fitted = fit(exponent);
    return new Conditional(fitted.deviance(), law(exponent, fitted.coefficients()));
  }

  private Fitted fit(double exponent) {
    double[][] columns = new double[terms][series.count()];
    for (int i = 0; i < series.count(); i++) {
      double leadingTerm = Elementary.exp(exponent * series.logSize[i]);
      for (int k = 0; k < terms; k++) {
        columns[k][i] = leadingTerm * factors[k][i];
      }
    }
    return LinearFit.of(series, columns, leading);
  }

  private Law law(double exponent, double[] coefficients) {
    double constant = coefficients[0] * Elementary.exp(-exponent * logLargest);
    if (logs != 0) {
      constant *= Elementary.pow(logLargest, -logs);
    }
    List<Double> corrections = new ArrayList<>();
    for (int k = 1; k < terms; k++) {
      double relative = coefficients[k] / coefficients[0];
      corrections.add(relative * largest(k));
    }
    return new Law.Power(constant, exponent, logs, corrections);
  }

  /** Returns the leading term over a correction of coefficient one, at the largest size. */
  private double largest(int term) {
    return logs == 0
        ? Elementary.exp(0.5 * term * logLargest)
        : Elementary.pow(logLargest, Corrections.logOrder(logs, term));
  }
}
