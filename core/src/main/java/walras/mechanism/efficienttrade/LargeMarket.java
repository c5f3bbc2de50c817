package walras.mechanism.efficienttrade;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.cutoff.RefinedLaw;
import walras.numeric.Elementary;

/** What is known of an environment for many agents. */
final class LargeMarket {

  /** How close the leading term has to be before the law can be expected to show. */
  private static final double SHOWS = 0.01;

  /** The least share of a law with logarithms that its leading term has to make up. */
  private static final double LEADS = 0.4;

  private static final long FIRST = 10;

  private final Environment environment;
  private final RefinedLaw refined;
  private long from = FIRST;

  LargeMarket(Environment environment) {
    this.environment = environment;
    refined = new RefinedLaw(environment.types());
  }

  /** Returns the laws from the leading term of the tail of types. */
  RefinedLaw refined() {
    return refined;
  }

  /** Returns 1/alpha. */
  double root() {
    return environment.types().tail().root();
  }

  /** Tells whether the number of owners grows with the number of agents. */
  boolean isReplicated() {
    return environment.ownership() instanceof Ownership.Replicated;
  }

  /** Tells whether the ownership is given at all sizes. */
  boolean isLimit() {
    return !(environment.ownership() instanceof Ownership.Explicit);
  }

  /**
   * Returns a metric whose mean, less its limit, is a power of N, if there is a law of all sizes.
   *
   * @param constant the constant in front, in magnitude, or null
   */
  Measure falls(Measure measure, double exponent, @Nullable Double constant) {
    Decay law = new Decay.Power(exponent, constant);
    return isLimit() ? measure.decays(Statistic.MEAN, law, from()) : measure;
  }

  /**
   * Returns a metric whose mean, less its limit, is a power of N with {@code (log N)^(1/alpha)};
   * without that law where it shows at no size.
   *
   * @param constant the constant in front, in magnitude
   * @param refined what the mean is but for terms that are smaller by a power of N
   */
  Measure grows(
      Measure measure, double exponent, double constant, ToDoubleFunction<Owners> refined) {
    double from = FIRST * from(); // terms left out are larger by powers of the logarithm
    while (from < Ownership.MOST_AGENTS && !leads(from, exponent, constant, refined)) {
      from *= FIRST;
    }
    return from < Ownership.MOST_AGENTS
        ? measure.decays(Statistic.MEAN, new Decay.Power(exponent, root(), constant), from)
        : measure;
  }

  private boolean leads(
      double from, double exponent, double constant, ToDoubleFunction<Owners> refined) {
    long step = environment.ownership().granularity().step();
    Owners owners = environment.ownership().at(Math.max(1, (long) from / step) * step);
    double n = (double) owners.agents();
    double logarithm = Elementary.pow(Elementary.log(n), root());
    double leading = constant * Elementary.pow(n, exponent) * logarithm;
    double share = refined.applyAsDouble(owners) / leading;
    return share >= LEADS && share * LEADS <= 1;
  }

  /** Returns T1, or another metric that begins like it, with its law. */
  Measure likeT1(Measure measure) {
    return isReplicated()
        ? grows(measure, -root(), refined.scale(), refined::t1)
        : falls(measure, -root(), null);
  }

  /**
   * Returns what is left once all get what they must, with its law.
   *
   * @param power of N by which the metric is smaller
   */
  Measure likeSurplus(Measure measure, int power) {
    double beta = environment.interdependence();
    if (!isReplicated() || (root() > 1 && beta > 0)) { // beta T2 over N outlasts T1
      return measure;
    }
    return grows(
        measure,
        -root() - power,
        refined.scale(),
        owners -> {
          double n = (double) owners.agents();
          double t1 = refined.t1(owners);
          return (t1 + beta / n * (t1 + refined.t2(owners))) * Elementary.pow(n, -power);
        });
  }

  /**
   * Returns what agents of a class gain, with its law: owners share the gains from trade as they
   * share the good; others get what is left.
   */
  Measure likeNet(Measure measure, int owner) {
    if (!isReplicated()) {
      return measure;
    }
    Ownership ownership = environment.ownership();
    if (ownership.at(ownership.granularity().smallest()).weight(owner) == 0) {
      return likeSurplus(measure, 1);
    }
    return root() < 1 ? measure : falls(measure, -1, null); // else corrections are no powers
  }

  /** Returns the power of ten from which the gap of the highest type follows its leading term. */
  double from() {
    while (from < Ownership.MOST_AGENTS && !shows(from)) {
      from *= FIRST;
    }
    return (double) from;
  }

  private boolean shows(long size) {
    double n = (double) size;
    double leading = refined.maxGapConstant() * Elementary.pow(n, -root());
    double gap = Cutoff.of(environment.types(), Owners.equal(size)).maxGap();
    return Math.abs(gap / leading - 1) <= SHOWS;
  }

  /** Returns the metric of beta* with its limit, where that is finite, and its growth. */
  Measure cutoff(Measure measure) {
    if (isReplicated()) {
      Measure limited = root() > 1 ? measure.to(0) : measure;
      return grows(limited, 1 - root(), refined.growthConstant(), refined::betaStar);
    }
    if (!isLimit()) {
      return measure;
    }
    if (root() != 1) {
      return root() > 1 ? measure.to(0) : measure;
    }
    Owners owners = environment.ownership().at(environment.ownership().granularity().largest());
    double n = (double) owners.agents();
    return measure.to(n * refined.t1(owners) / environment.types().meanGap());
  }
}
