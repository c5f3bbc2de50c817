package walras.rate;

import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import walras.study.RateModel;

/** A law fitted to one statistic, with the evidence for it. */
public final class RateFit {

  /** The goodness of fit below which the data reject a law. */
  public static final double REJECTED = 1e-3;

  private final RateModel model;
  private final Series series;
  private final Conditional best;
  private final int parameters;
  private final Optional<RateProfile> profile;

  private RateFit(
      RateModel model,
      Series series,
      Conditional best,
      int parameters,
      Optional<RateProfile> profile) {
    this.model = model;
    this.series = series;
    this.best = best;
    this.parameters = parameters;
    this.profile = profile;
  }

  static RateFit of(RateModel model, Series series, RateProfile profile) {
    return new RateFit(
        model, series, profile.bestFit(), profile.family().parameters(), Optional.of(profile));
  }

  static RateFit withoutRate(RateModel model, Series series, Conditional best, int parameters) {
    return new RateFit(model, series, best, parameters, Optional.empty());
  }

  /** Returns the shape of the law. */
  public RateModel model() {
    return model;
  }

  /** Returns the law. */
  public Law law() {
    return best.law();
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

  /** Returns the sum of squared residuals in units of standard errors. */
  public double chiSquare() {
    return best.chiSquare();
  }

  /** Returns the probability of a worse fit if the law is right; NaN if it can fit anything. */
  public double goodness() {
    int freedom = series.count() - parameters;
    return freedom < 1 ? Double.NaN : Gamma.regularizedGammaQ(freedom / 2.0, best.chiSquare() / 2);
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
    int rest = series.count() - parameters - 1;
    double correction = 2.0 * parameters * (parameters + 1) / rest;
    return rest < 1 ? Double.POSITIVE_INFINITY : best.chiSquare() + 2 * parameters + correction;
  }

  /**
   * Returns how much worse than the best a fit may be to count as good as it, in units of standard
   * errors: a quantile of chi-square, times chi-square per degree of freedom where the data reject
   * the law (Birge 1932), so that a law that is only nearly right has no interval that is surely
   * wrong.
   *
   * @param level the coverage, in (0, 1)
   */
  double drop(double level) {
    return ChiSquare.quantileOfOne(level) * misfit();
  }

  /** Returns chi-square per degree of freedom where the data reject the law, else 1. */
  double misfit() {
    return goodness() < RateFitter.POOR_FIT ? best.chiSquare() / (series.count() - parameters) : 1;
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
    return profile.map(found -> found.interval(drop(level)));
  }
}
