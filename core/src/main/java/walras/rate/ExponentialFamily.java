package walras.rate;

import walras.numeric.Elementary;
import walras.numeric.Minima;

/**
 * Exponential laws {@code C N^b exp(-lambda N)}, fitted for a given rate lambda; the prefactor's
 * exponent b is given or fitted with C.
 *
 * <p>Without the prefactor a fit is biased: by a tenth for a binomial tail at 11 to 101 agents.
 */
final class ExponentialFamily implements Family {

  /** Exponents of the prefactor that are searched. */
  private static final double LEAST_PREFACTOR = -4;

  private static final double MOST_PREFACTOR = 4;
  private static final int STEPS = 8;

  private final Series series;
  private final double prefactor;

  private ExponentialFamily(Series series, double prefactor) {
    this.series = series;
    this.prefactor = prefactor;
  }

  /** Returns the laws with a given exponent of the prefactor. */
  static ExponentialFamily withPrefactor(Series series, double prefactor) {
    return new ExponentialFamily(series, prefactor);
  }

  /** Returns the laws with any exponent of the prefactor. */
  static ExponentialFamily withAnyPrefactor(Series series) {
    return new ExponentialFamily(series, Double.NaN);
  }

  @Override
  public int parameters() {
    return Double.isNaN(prefactor) ? 3 : 2;
  }

  @Override
  public double deviance(double rate) {
    return fit(rate, prefactor(rate)).deviance();
  }

  @Override
  public Conditional at(double rate) {
    double exponent = prefactor(rate);
    Fitted fitted = fit(rate, exponent);
    double smallest = (double) series.smallest();
    double constant =
        fitted.coefficients()[0]
            * Elementary.exp(rate * smallest - exponent * Elementary.log(smallest));
    return new Conditional(fitted.deviance(), new Law.Exponential(constant, rate, exponent));
  }

  /** Returns the exponent of the prefactor that fits best with a rate. */
  private double prefactor(double rate) {
    if (!Double.isNaN(prefactor)) {
      return prefactor;
    }
    double step = (MOST_PREFACTOR - LEAST_PREFACTOR) / STEPS;
    double start = LEAST_PREFACTOR + step;
    double least = fit(rate, start).deviance();
    for (int i = 2; i < STEPS; i++) {
      double candidate = LEAST_PREFACTOR + i * step;
      double deviance = fit(rate, candidate).deviance();
      if (deviance < least) {
        least = deviance;
        start = candidate;
      }
    }
    return Minima.between(
        exponent -> fit(rate, exponent).deviance(), start - step, start, start + step);
  }

  /** Factors are taken relative to the smallest size, where the law is largest. */
  private Fitted fit(double rate, double exponent) {
    double least = series.logSize[0];
    double[] column = new double[series.count()];
    for (int i = 0; i < column.length; i++) {
      double logFactor =
          exponent * (series.logSize[i] - least) - rate * (series.size(i) - series.size(0));
      column[i] = Elementary.exp(logFactor);
    }
    return LinearFit.of(series, new double[][] {column}, Restriction.FREE);
  }
}
