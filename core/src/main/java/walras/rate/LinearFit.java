package walras.rate;

import walras.numeric.Elementary;

/**
 * Fits the best combination of columns to a series.
 *
 * <p>With normal errors that is weighted least squares. Else it is Newton's method in the form of
 * least squares with weights and targets taken at the law found so far, again and again (McCullagh
 * and Nelder, Generalized Linear Models, section 2.5, with the identity as link and observed
 * information); a step that would not reduce the deviance is halved. Deviances are convex and the
 * law positive where something was seen, so the steps descend to the minimum.
 */
final class LinearFit {

  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 50;

  /** The relative change of the deviance below which the steps end. */
  private static final double SETTLED = 1e-13;

  /** The relative change below which they count as ended after {@value #MOST_STEPS}. */
  private static final double NEARLY_SETTLED = 1e-6;

  private final Series series;
  private final double[][] columns;
  private final double[] law;
  private double[] coefficients;
  private double deviance;

  private LinearFit(Series series, double[][] columns) {
    this.series = series;
    this.columns = columns;
    this.law = new double[series.count()];
    this.coefficients = start();
    this.deviance = devianceOf(coefficients);
  }

  /**
   * Fits.
   *
   * @param columns shape {@code [column][observation]}; where errors are not normal the first
   *     column alone must be a law, and positive
   */
  static Fitted of(Series series, double[][] columns, Restriction restriction) {
    if (series.normal) {
      return restriction.nearest(weighted(columns, series.weight), series.target);
    }
    LinearFit fit = new LinearFit(series, columns);
    return fit.deviance < Fitted.NONE ? fit.scored(restriction) : Fitted.none(columns.length);
  }

  private Fitted scored(Restriction restriction) {
    double change = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS && change > SETTLED * (1 + deviance); step++) {
      double before = deviance;
      Fitted proposal = proposal(restriction);
      if (!proposal.exists()) {
        break;
      }
      descend(proposal.coefficients());
      change = before - deviance;
    }
    boolean settled = change <= NEARLY_SETTLED * (1 + deviance);
    return settled ? new Fitted(coefficients, deviance) : Fitted.none(columns.length);
  }

  private Fitted proposal(Restriction restriction) {
    evaluate(coefficients);
    double[] weight = new double[law.length];
    double[] target = new double[law.length];
    for (int i = 0; i < law.length; i++) {
      weight[i] = Math.sqrt(series.likelihood(i).weight(law[i]));
      target[i] = weight[i] * series.likelihood(i).target(law[i]);
    }
    return restriction.nearest(weighted(columns, weight), target);
  }

  /** Goes towards a proposal as far as that reduces the deviance. */
  private void descend(double[] proposal) {
    double share = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] next = new double[proposal.length];
      for (int k = 0; k < next.length; k++) {
        next[k] = coefficients[k] + share * (proposal[k] - coefficients[k]);
      }
      double reached = devianceOf(next);
      if (reached < deviance) {
        coefficients = next;
        deviance = reached;
        return;
      }
      if (reached - deviance <= SETTLED * (1 + deviance)) {
        return;
      }
      share /= 2;
    }
  }

  /** Returns a multiple of the first column that is about as large as what was observed. */
  private double[] start() {
    double sum = 0;
    int positive = 0;
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < law.length; i++) {
      double factor = columns[0][i];
      if (series.value(i) > 0 && factor > 0) {
        sum += Elementary.log(series.value(i) / factor);
        positive++;
      }
      if (!Double.isFinite(series.likelihood(i).deviance(1))) {
        most = Math.min(most, 1 / factor);
      }
    }
    double[] start = new double[columns.length];
    double typical = positive == 0 ? 1e-3 * most : Elementary.exp(sum / positive);
    start[0] = Math.min(typical, most / 2);
    return start;
  }

  private double devianceOf(double[] factors) {
    evaluate(factors);
    double found = series.deviance(law);
    return found < Fitted.NONE ? found : Fitted.NONE;
  }

  private void evaluate(double[] factors) {
    for (int i = 0; i < law.length; i++) {
      double sum = 0;
      for (int k = 0; k < factors.length; k++) {
        sum += factors[k] * columns[k][i];
      }
      law[i] = sum;
    }
  }

  private static double[][] weighted(double[][] columns, double[] weight) {
    double[][] weighted = new double[columns.length][weight.length];
    for (int k = 0; k < columns.length; k++) {
      for (int i = 0; i < weight.length; i++) {
        weighted[k][i] = weight[i] * columns[k][i];
      }
    }
    return weighted;
  }
}
