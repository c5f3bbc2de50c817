package walras.rate;

import walras.numeric.Elementary;

/**
 * Exponential laws {@code C N^b exp(-lambda N)}, fitted to the logarithms of exact values: these
 * have no noise that logarithms could distort, and a straight line has one best fit, where the
 * values themselves span hundreds of orders of magnitude.
 */
final class LogExponentialFamily implements Family {

  private final Series series;
  private final double prefactor;

  /**
   * Creates a family.
   *
   * @param prefactor the exponent b, or NaN to fit it
   */
  LogExponentialFamily(Series series, double prefactor) {
    this.series = series;
    this.prefactor = prefactor;
  }

  @Override
  public int parameters() {
    return Double.isNaN(prefactor) ? 3 : 2;
  }

  @Override
  public double deviance(double rate) {
    return at(rate).deviance();
  }

  @Override
  public Conditional at(double rate) {
    boolean free = Double.isNaN(prefactor);
    int count = series.count();
    double[][] columns = new double[free ? 2 : 1][count];
    double[] target = new double[count];
    for (int i = 0; i < count; i++) {
      double logSize = Elementary.log(series.size(i));
      columns[0][i] = 1;
      if (free) {
        columns[1][i] = logSize;
      }
      double known = free ? 0 : prefactor * logSize;
      target[i] = Elementary.log(Math.abs(series.value(i))) + rate * series.size(i) - known;
    }
    LeastSquares solution = LeastSquares.solve(columns, target);
    double sign = Math.signum(series.value(0));
    double constant = sign * Elementary.exp(solution.coefficient(0));
    double exponent = free ? solution.coefficient(1) : prefactor;
    return new Conditional(solution.residual(), new Law.Exponential(constant, rate, exponent));
  }
}
