package walras.rate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import walras.kernel.Decay;
import walras.numeric.Elementary;

/**
 * The distance of a mean from its limit, extrapolated to infinitely many agents: {@code c_0 + c_1
 * f_1(N) + c_2 f_2(N) + ...}, where the f are powers of N^-1/2, with the power or exponential that
 * theory states. All of it is linear: weighted least squares.
 */
public final class LimitFit {

  private static final int LEAST_SPARE = 2;
  private static final int DEFAULT_POWERS = 2;
  private static final int MOST_POWERS = 6;
  private static final int SPARE_SIZES = 3;

  private final Series series;
  private final int parameters;
  private final double offset;
  private final double scale;
  private final double residual;
  private final double shift;

  private LimitFit(Series series, LeastSquares solution, int parameters) {
    this.series = series;
    this.parameters = parameters;
    this.offset = solution.coefficient(parameters - 1);
    this.scale = solution.lastFactor();
    this.residual = solution.residual();
    this.shift = 0;
  }

  /** Adds to the error what a law with one power more says. */
  private LimitFit(LimitFit fit, LimitFit richer) {
    series = fit.series;
    parameters = fit.parameters;
    offset = fit.offset;
    scale = fit.scale;
    residual = fit.residual;
    double distance = richer.offset - fit.offset;
    double error = richer.standardError();
    shift = Math.sqrt(distance * distance + error * error);
  }

  /**
   * Fits to estimates with their errors.
   *
   * @param points at least {@value RateFitter#LEAST_SIZES}, no two of one size, each with an error
   * @param decays how theory says that the mean approaches its limit, at most one
   */
  public static LimitFit of(List<Observation> points, List<Decay> decays) {
    return of(points, Errors.STATED, decays);
  }

  /**
   * Fits.
   *
   * @param points at least {@value RateFitter#LEAST_SIZES}, no two of one size
   * @param errors where their errors come from
   * @param decays how theory says that the mean approaches its limit, at most one
   */
  static LimitFit of(List<Observation> points, Errors errors, List<Decay> decays) {
    Series series = new Series(normal(points), errors);
    int others = decays.stream().anyMatch(LimitFit::isBetween) ? 2 : 1;
    int powers = Math.min(DEFAULT_POWERS, series.count() - LEAST_SPARE - others);
    LimitFit fit = sufficient(series, decays, powers);
    int richer = fit.parameters - others + 1;
    return series.reduced && series.count() > richer + others
        ? new LimitFit(fit, fit(series, decays, richer))
        : fit;
  }

  private static LimitFit sufficient(Series series, List<Decay> decays, int least) {
    int powers = least;
    LimitFit fit = fit(series, decays, powers);
    while (fit.isPoor() && powers < MOST_POWERS && fit.spare() > SPARE_SIZES) {
      powers++;
      LimitFit richer = fit(series, decays, powers);
      if (richer.criterion() >= fit.criterion()) {
        return fit;
      }
      fit = richer;
    }
    return fit;
  }

  private static List<Observation> normal(List<Observation> points) {
    return points.stream()
        .map(
            point ->
                point.isReduced()
                    ? point
                    : new Observation(point.size(), point.value(), point.standardError()))
        .toList();
  }

  private static LimitFit fit(Series series, List<Decay> decays, int powers) {
    List<double[]> columns = new ArrayList<>();
    if (decays.size() == 1 && decays.get(0) instanceof Decay.Exponential law) {
      for (int k = 0; k < powers; k++) {
        columns.add(exponential(series, law, k));
      }
    } else if (decays.size() == 1 && hasLogarithm(decays.get(0))) {
      Decay.Power law = (Decay.Power) decays.get(0);
      for (int k = 0; k < powers; k++) {
        columns.add(logarithmic(series, law, k));
      }
    } else {
      if (decays.size() == 1 && isBetween(decays.get(0))) {
        columns.add(power(series, ((Decay.Power) decays.get(0)).exponent()));
      }
      for (int k = 1; k <= powers; k++) {
        columns.add(power(series, -0.5 * k));
      }
    }
    columns.add(series.weight);
    return new LimitFit(
        series,
        LeastSquares.solve(columns.toArray(double[][]::new), series.target),
        columns.size());
  }

  /** Tells whether a law vanishes by an exponent that is no multiple of one half. */
  private static boolean isBetween(Decay decay) {
    return decay instanceof Decay.Power law
        && law.exponent() < 0
        && law.logs() == 0
        && 2 * law.exponent() != Math.rint(2 * law.exponent());
  }

  /** Tells whether a law vanishes like a power with a logarithm. */
  private static boolean hasLogarithm(Decay decay) {
    return decay instanceof Decay.Power law && law.exponent() < 0 && law.logs() != 0;
  }

  private static double[] logarithmic(Series series, Decay.Power law, int term) {
    double[] column = power(series, law.exponent());
    double logLargest = Elementary.log((double) series.largest());
    for (int i = 0; i < column.length; i++) {
      double logSize = series.logSize[i];
      double logarithm = Elementary.pow(1 + logSize / logLargest, law.logs());
      column[i] *= logarithm * Corrections.relative(law.logs(), term, logSize, logLargest);
    }
    return column;
  }

  private static double[] power(Series series, double exponent) {
    double[] column = new double[series.count()];
    for (int i = 0; i < column.length; i++) {
      column[i] = series.weight[i] * Elementary.exp(exponent * series.logSize[i]);
    }
    return column;
  }

  private static double[] exponential(Series series, Decay.Exponential law, int halves) {
    double prefactor = Double.isNaN(law.prefactor()) ? 0 : law.prefactor();
    double[] column = power(series, prefactor - 0.5 * halves);
    for (int i = 0; i < column.length; i++) {
      column[i] *= Elementary.exp(-law.rate() * (series.size(i) - series.size(0)));
    }
    return column;
  }

  /** Returns the distance of the mean of infinitely many agents from its limit. */
  public double offset() {
    return offset;
  }

  /**
   * Returns the standard error of the distance, larger by the misfit where the fit is poor; NaN
   * where the sizes say nothing of it. Where errors are what controls leave, at least the distance
   * from a fit with one power more and its error, combined: there what a law leaves out may count
   * more than errors.
   */
  public double standardError() {
    double error = scale == 0 ? Double.NaN : Math.sqrt(squaredUnit()) / Math.abs(scale);
    return Math.max(error, shift);
  }

  /** Returns the distance in standard errors. */
  public double z() {
    return offset / standardError();
  }

  /**
   * Returns the interval of the distance.
   *
   * @param level the coverage, in (0, 1)
   */
  public Interval interval(double level) {
    double square =
        series.errors == Errors.STATED
            ? ChiSquare.quantileOfOne(level)
            : Student.quantileOfSquare(level, spare());
    double half = Math.sqrt(square) * standardError();
    return half < Double.POSITIVE_INFINITY
        ? new Interval(offset - half, offset + half)
        : new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns a squared distance in standard errors as one that is as improbable for normal laws. */
  double evidence(double square) {
    if (series.errors == Errors.STATED) {
      return square;
    }
    double probability = Student.tailOfSquare(square, spare());
    return probability > 0 ? ChiSquare.quantileOfOne(1 - probability) : Double.POSITIVE_INFINITY;
  }

  /** Returns the probability of a worse fit if the law is right; NaN for exact values. */
  public double goodness() {
    return series.errors == Errors.RESIDUAL
        ? Double.NaN
        : Gamma.regularizedGammaQ(spare() / 2.0, residual / 2);
  }

  /** Tells whether the data reject the law: then its distance means nothing. */
  public boolean isRejected() {
    return goodness() < RateFit.REJECTED;
  }

  /** Returns the largest distance from the limit among the sizes that were used. */
  public double largestDistance() {
    double largest = 0;
    for (int i = 0; i < series.count(); i++) {
      largest = Math.max(largest, Math.abs(series.value(i)));
    }
    return largest;
  }

  /** Returns the number of sizes that were used. */
  public int sizes() {
    return series.count();
  }

  /** Returns the smallest size that was used. */
  public long smallest() {
    return series.smallest();
  }

  /** Returns the largest size that was used. */
  public long largest() {
    return series.largest();
  }

  private boolean isPoor() {
    return series.errors == Errors.RESIDUAL || goodness() < RateFitter.POOR_FIT;
  }

  private int spare() {
    return series.count() - parameters;
  }

  private double squaredUnit() {
    if (series.errors == Errors.RESIDUAL) {
      return Math.max(residual / spare(), RateFit.ROUNDING * RateFit.ROUNDING);
    }
    return isPoor() ? residual / spare() : 1;
  }

  /** Returns Akaike's criterion with the correction for few observations. */
  private double criterion() {
    boolean stated = series.errors == Errors.STATED;
    int fitted = stated ? parameters : parameters + 1;
    double count = series.count();
    double least = RateFit.ROUNDING * RateFit.ROUNDING;
    double deviance = stated ? residual : count * Elementary.log(Math.max(residual / count, least));
    return deviance + 2.0 * fitted + 2.0 * fitted * (fitted + 1) / (count - fitted - 1);
  }
}
