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
  public Conditional at(double rate) {
    if (!Double.isNaN(prefactor)) {
      return at(rate, prefactor);
    }
    double step = (MOST_PREFACTOR - LEAST_PREFACTOR) / STEPS;
    double start = LEAST_PREFACTOR + step;
    for (int i = 2; i < STEPS; i++) {
      double candidate = LEAST_PREFACTOR + i * step;
      if (at(rate, candidate).chiSquare() < at(rate, start).chiSquare()) {
        start = candidate;
      }
    }
    double best =
        Minima.between(
            exponent -> at(rate, exponent).chiSquare(), start - step, start, start + step);
    return at(rate, best);
  }

  /** Factors are taken relative to the smallest size, where the law is largest. */
  private Conditional at(double rate, double exponent) {
    double least = series.logSize[0];
    double[] column = new double[series.count()];
    for (int i = 0; i < column.length; i++) {
      double logFactor =
          exponent * (series.logSize[i] - least) - rate * (series.size(i) - series.size(0));
      column[i] = series.weight[i] * Elementary.exp(logFactor);
    }
    LeastSquares solution = LeastSquares.solve(new double[][] {column}, series.target);
    double smallest = (double) series.smallest();
    double constant =
        solution.coefficient(0)
            * Elementary.exp(rate * smallest - exponent * Elementary.log(smallest));
    return new Conditional(solution.residual(), new Law.Exponential(constant, rate, exponent));
  }
}
