package walras.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import walras.numeric.Elementary;
import walras.study.RateModel;

/** Fits laws to the observations of one statistic at several sizes. */
public final class RateFitter {

  /** The number of sizes without which nothing is fitted. */
  public static final int LEAST_SIZES = 4;

  /** The number of sizes without which the exponent of an exponential's prefactor is not fitted. */
  public static final int LEAST_SIZES_FOR_PREFACTOR = 6;

  private static final int DEFAULT_TERMS = 3;
  private static final int MOST_TERMS = 7;

  /** The number of sizes beyond the parameters without which no further correction is fitted. */
  private static final int SPARE_SIZES = 3;

  /** Below this probability the data ask for a further correction. */
  static final double POOR_FIT = 0.01;

  private static final double LEAST_EXPONENT = -8;
  private static final double MOST_EXPONENT = 4;

  /**
   * The step of exponents that are scanned, over the logarithm of the ratio of the largest size to
   * the smallest: by how much a step changes a law at one end against the other.
   */
  static final double STEP = 0.8;

  private static final int RATES = 120;

  /**
   * Exponents by which an exponential must decline over the sizes: below, it is a power law in
   * disguise.
   */
  private static final double LEAST_DECLINE = 1;

  private final Series series;

  /**
   * Prepares fits.
   *
   * @param observations at least {@value #LEAST_SIZES} points, any number of bounds, no two of one
   *     size
   * @throws IllegalArgumentException if there are fewer
   */
  public RateFitter(List<Observation> observations) {
    this(observations, Errors.STATED);
  }

  private RateFitter(List<Observation> observations, Errors errors) {
    series = new Series(observations, errors);
    if (series.points() < LEAST_SIZES) {
      throw new IllegalArgumentException(
          "a fit needs %d sizes, got %d".formatted(LEAST_SIZES, series.points()));
    }
  }

  /**
   * Prepares fits to exact values, which are exact where laws are not: all sizes count the same in
   * relative terms, and intervals come from the residuals.
   *
   * @param observations at least {@value #LEAST_SIZES}, no two of one size, each with its absolute
   *     value as its error
   */
  static RateFitter exact(List<Observation> observations) {
    return new RateFitter(observations, Errors.RESIDUAL);
  }

  /**
   * Fits a power law, with a logarithm or without, and with as many corrections as the number of
   * sizes bears, at most two, and further ones, one by one, while the fit is poor and gets better
   * by them.
   *
   * <p>Where controls have made errors so small that what the law leaves out may count more, its
   * intervals hold those of a law with one correction more.
   *
   * @param logs the given exponent of the logarithm of N
   */
  public RateFit power(double logs) {
    RateFit fit = sufficient(logs);
    int terms = fit.law() instanceof Law.Power law ? 1 + law.corrections().size() : MOST_TERMS;
    return series.reduced && terms < MOST_TERMS && series.points() > terms + 1
        ? fit.checkedBy(power(logs, terms + 1))
        : fit;
  }

  private RateFit sufficient(double logs) {
    int terms = Math.min(DEFAULT_TERMS, series.points() - 3);
    RateFit fit = power(logs, terms);
    while (isPoor(fit) && terms < MOST_TERMS && series.points() > terms + 1 + SPARE_SIZES) {
      terms++;
      RateFit richer = power(logs, terms);
      if (richer.criterion() >= fit.criterion()) {
        return fit;
      }
      fit = richer;
    }
    return fit;
  }

  /** Tells whether there are enough sizes to fit the exponent of an exponential's prefactor. */
  boolean bearsPrefactor() {
    return series.points() >= LEAST_SIZES_FOR_PREFACTOR;
  }

  private boolean isPoor(RateFit fit) {
    return series.errors == Errors.RESIDUAL || fit.goodness() < POOR_FIT;
  }

  private RateFit power(double logs, int terms) {
    return RateFit.of(
        RateModel.POWER,
        series,
        new RateProfile(new PowerFamily(series, logs, terms), exponents(series, STEP)));
  }

  /**
   * Fits an exponential law.
   *
   * @param prefactor the exponent of N in front, or nothing to fit it
   * @throws IllegalArgumentException if it is to be fitted to too few sizes
   */
  public RateFit exponential(OptionalDouble prefactor) {
    if (prefactor.isEmpty() && series.points() < LEAST_SIZES_FOR_PREFACTOR) {
      throw new IllegalArgumentException(
          "a prefactor needs %d sizes, got %d"
              .formatted(LEAST_SIZES_FOR_PREFACTOR, series.points()));
    }
    return RateFit.of(
        RateModel.EXPONENTIAL, series, new RateProfile(exponentials(prefactor), rates()));
  }

  private Family exponentials(OptionalDouble prefactor) {
    if (series.errors == Errors.RESIDUAL) {
      return new LogExponentialFamily(series, prefactor.orElse(Double.NaN));
    }
    return prefactor.isPresent()
        ? ExponentialFamily.withPrefactor(series, prefactor.getAsDouble())
        : ExponentialFamily.withAnyPrefactor(series);
  }

  /** Fits a constant. */
  public RateFit constant() {
    double[] ones = new double[series.count()];
    Arrays.fill(ones, 1);
    Fitted fitted = LinearFit.of(series, new double[][] {ones}, Restriction.FREE);
    Law law = new Law.Constant(fitted.coefficients()[0]);
    return RateFit.withoutRate(
        RateModel.CONSTANT, series, new Conditional(fitted.deviance(), law), 1);
  }

  /** Holds zero to the observations. */
  public RateFit zero() {
    double deviance = series.deviance(new double[series.count()]);
    return RateFit.withoutRate(
        RateModel.ZERO, series, new Conditional(deviance, new Law.Zero()), 0);
  }

  /**
   * Fits every law that the number of sizes bears and returns them, the most plausible first; an
   * exponential of which theory knows nothing only where a power law fits poorly.
   *
   * @param logs the given exponent of the logarithm in the power law
   * @param prefactor the given exponent in the exponential law, or nothing to fit it
   */
  public List<RateFit> all(double logs, OptionalDouble prefactor) {
    List<RateFit> fits = new ArrayList<>();
    RateFit power = power(logs);
    fits.add(power);
    boolean worthwhile = isPoor(power) && bearsPrefactor();
    if (prefactor.isPresent() || worthwhile) {
      fits.add(exponential(prefactor));
    }
    fits.add(constant());
    fits.add(zero());
    fits.sort(Comparator.comparingDouble(RateFit::criterion));
    return List.copyOf(fits);
  }

  /** Returns rates per agent that span all that the sizes can show, evenly in their logarithm. */
  private double[] rates() {
    double range = (double) (series.largest() - series.smallest());
    double gap = range;
    for (int i = 1; i < series.count(); i++) {
      gap = Math.min(gap, series.size(i) - series.size(i - 1));
    }
    double least = LEAST_DECLINE / range;
    double most = 30 / gap;
    double[] rates = new double[RATES];
    double ratio = Elementary.pow(most / least, 1.0 / (RATES - 1));
    rates[0] = least;
    for (int i = 1; i < RATES; i++) {
      rates[i] = rates[i - 1] * ratio;
    }
    return rates;
  }

  /** Returns exponents a step apart, in units of what the sizes can tell apart. */
  static double[] exponents(Series series, double step) {
    double range = MOST_EXPONENT - LEAST_EXPONENT;
    int steps = 1 + (int) Math.ceil(range * -series.logSize[0] / step);
    double[] values = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      values[i] = LEAST_EXPONENT + range * i / steps;
    }
    return values;
  }
}
