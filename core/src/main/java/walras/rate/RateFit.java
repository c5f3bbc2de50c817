package walras.rate;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import walras.numeric.Elementary;
import walras.study.RateModel;

/** A law fitted to one statistic, with the evidence for it. */
public final class RateFit {

  /** The goodness of fit below which the data reject a law. */
  public static final double REJECTED = 1e-3;

  /** The relative error that exact values are allowed. */
  static final double ROUNDING = 1e-12;

  private final RateModel model;
  private final Series series;
  private final Conditional best;
  private final int parameters;
  private final Optional<RateProfile> profile;
  private final Optional<RateFit> richer;

  private RateFit(
      RateModel model,
      Series series,
      Conditional best,
      int parameters,
      Optional<RateProfile> profile,
      Optional<RateFit> richer) {
    this.model = model;
    this.series = series;
    this.best = best;
    this.parameters = parameters;
    this.profile = profile;
    this.richer = richer;
  }

  static RateFit of(RateModel model, Series series, RateProfile profile) {
    return new RateFit(
        model,
        series,
        profile.bestFit(),
        profile.family().parameters(),
        Optional.of(profile),
        Optional.empty());
  }

  static RateFit withoutRate(RateModel model, Series series, Conditional best, int parameters) {
    return new RateFit(model, series, best, parameters, Optional.empty(), Optional.empty());
  }

  /**
   * Returns this fit, whose intervals are to hold those of a law with one correction more, too:
   * where errors are far smaller than what a law leaves out, the two differ by about as much as the
   * law is wrong.
   */
  RateFit checkedBy(RateFit other) {
    return new RateFit(model, series, best, parameters, profile, Optional.of(other));
  }

  /** Returns the law with one correction more, where intervals are to hold its own. */
  Optional<RateFit> richer() {
    return richer;
  }

  /** Returns the shape of the law. */
  public RateModel model() {
    return model;
  }

  /** Returns the law. */
  public Law law() {
    return best.law();
  }

  /** Returns what was fitted, in ascending order of sizes. */
  List<Observation> observations() {
    return series.observations();
  }

  /** Returns the number of sizes that were used, as points or as bounds. */
  public int sizes() {
    return series.count();
  }

  /** Returns the number of sizes that only bound the law. */
  public int bounds() {
    return series.count() - series.points();
  }

  /** Tells whether the search for the best law ended. */
  public boolean isSettled() {
    return best.deviance() < Fitted.NONE;
  }

  /** Returns the smallest size that was used. */
  public long smallest() {
    return series.smallest();
  }

  /** Returns the largest size that was used. */
  public long largest() {
    return series.largest();
  }

  /**
   * Returns the sum of squared residuals in units of standard errors; where errors are not normal,
   * the deviance, which has nearly the same distribution.
   */
  public double chiSquare() {
    return best.deviance();
  }

  /**
   * Returns the probability of a worse fit if the law is right; NaN if it can fit anything or if
   * the residuals themselves tell the errors.
   */
  public double goodness() {
    if (freedom() < 1 || series.errors == Errors.RESIDUAL) {
      return Double.NaN;
    }
    return best.deviance() < Fitted.NONE
        ? Gamma.regularizedGammaQ(wholeFreedom() / 2, best.deviance() / 2)
        : 0;
  }

  /** Tells whether the data reject the law: then its rate and interval mean nothing. */
  public boolean isRejected() {
    return goodness() < REJECTED;
  }

  /**
   * Returns Akaike's criterion with the correction for few observations (Hurvich and Tsai 1989):
   * smaller is better, between fits of the same sizes; infinity with too few sizes.
   */
  public double criterion() {
    int fitted = series.errors == Errors.RESIDUAL ? parameters + 1 : parameters;
    int rest = series.points() - fitted - 1;
    double correction = 2.0 * fitted * (fitted + 1) / rest;
    return rest < 1 ? Double.POSITIVE_INFINITY : deviance() + 2 * fitted + correction;
  }

  /** Returns minus twice the logarithm of the likelihood, but for a constant. */
  private double deviance() {
    if (series.errors == Errors.STATED) {
      return best.deviance();
    }
    double mean = best.deviance() / series.count();
    return series.count() * Elementary.log(Math.max(mean, ROUNDING * ROUNDING));
  }

  /** Returns the degrees of freedom that points leave. */
  private int freedom() {
    return series.points() - parameters;
  }

  /** Returns the degrees of freedom with those of bounds that the law comes near to. */
  private double wholeFreedom() {
    return series.normal ? freedom() : freedom() + series.freedomOfBounds(best.law());
  }

  /** Returns the square of the error that the residuals tell. */
  private double squaredError() {
    return Math.max(best.deviance() / freedom(), ROUNDING * ROUNDING);
  }

  /**
   * Returns by how much chi-square may exceed its minimum in an interval of some coverage: a
   * quantile of chi-square, times chi-square per degree of freedom where the fit is poor (Birge
   * 1932), so that a law that is only nearly right has no interval that is surely wrong; where the
   * residuals tell the errors, a quantile of Student's law.
   *
   * @param level the coverage, in (0, 1)
   */
  double drop(double level) {
    if (series.errors == Errors.STATED) {
      return ChiSquare.quantileOfOne(level) * misfit();
    }
    return freedom() < 1
        ? Double.POSITIVE_INFINITY
        : squaredError() * Student.quantileOfSquare(level, freedom());
  }

  /**
   * Returns a rise of chi-square as one that is as improbable where errors are stated: so evidence
   * of different fits compares.
   */
  double evidence(double rise) {
    if (series.errors == Errors.STATED) {
      return rise;
    }
    if (freedom() < 1) {
      return 0;
    }
    double probability = Student.tailOfSquare(rise / squaredError(), freedom());
    return probability > 0 ? ChiSquare.quantileOfOne(1 - probability) : Double.POSITIVE_INFINITY;
  }

  /** Returns chi-square per degree of freedom where the fit is poor, else 1. */
  double misfit() {
    return goodness() < RateFitter.POOR_FIT ? best.deviance() / wholeFreedom() : 1;
  }

  /** Returns what the law was fitted to. */
  Series series() {
    return series;
  }

  /** Returns the profile of the rate, or nothing for a law without a rate. */
  Optional<RateProfile> profile() {
    return profile;
  }

  /**
   * Returns the profile likelihood interval of the rate, or nothing for a law without a rate.
   *
   * @param level the coverage, in (0, 1)
   */
  public Optional<Interval> interval(double level) {
    Optional<Interval> own = profile.map(found -> found.interval(drop(level)));
    Optional<Interval> other = richer.flatMap(found -> found.interval(level));
    return other.isEmpty() ? own : own.map(interval -> interval.hull(other.get()));
  }
}
