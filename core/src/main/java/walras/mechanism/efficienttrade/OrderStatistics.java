package walras.mechanism.efficienttrade;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Derived;
import walras.kernel.Expectation;
import walras.kernel.Kernel;
import walras.kernel.Metric.Range;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.OrderMoments;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.cutoff.RefinedLaw;

/** Estimates of the numbers that decide beta*, from two order statistics and a random level. */
final class OrderStatistics implements Experiment {

  static final int MAX_GAP = 0;
  static final int SECOND_GAP = 1;
  static final int RESERVATION_GAP = 2;
  static final int T1_SAMPLE = 3;
  static final int T2_SAMPLE = 4;
  static final int SURPLUS_SAMPLE = 5;
  static final int IR_SLACK_MIN_SAMPLE = 6;
  static final int GAINS_SAMPLE = 7;
  static final int BETA_NUMERATOR = 8;
  static final int BETA_DENOMINATOR = 9;

  /** Declared cost in nanoseconds of a replication, and of an owner class in it. */
  private static final double ANY = 300;

  private static final double OWNER = 100;

  private final Environment environment;
  private final LargeMarket large;

  OrderStatistics(Environment environment) {
    this.environment = environment;
    large = new LargeMarket(environment);
  }

  @Override
  public List<Measure> measures() {
    double mean = environment.types().meanGap();
    Measure max = money("max_gap", "gap of the highest type").in(Range.NONNEGATIVE);
    Measure second = money("second_gap", "gap of the second highest type").in(Range.NONNEGATIVE);
    Measure t2 = money("t2_sample", "max_gap less the expected gap; its mean is T2");
    Measure gains = money("gains_sample", "expected gap less max_gap; its mean: gains from trade");
    double maxGap = large.refined().maxGapConstant();
    double secondGap = large.refined().secondGapConstant();
    return List.of(
        falls(max, 0, maxGap),
        falls(second, 0, secondGap),
        likeT1(
            money("reservation_gap", "gap of the type at a random level below each owner's share")
                .in(Range.NONNEGATIVE)),
        likeT1(money("t1_sample", "reservation_gap less second_gap; its mean is T1")),
        falls(t2, -mean, maxGap),
        large.likeSurplus(
            limited(
                money(
                    "surplus_sample",
                    "(1 + beta/N) t1_sample + (beta/N) t2_sample; its mean: what is left once all"
                        + " get what they must")),
            0),
        large.likeSurplus(
            limited(
                money("ir_slack_min_sample", "surplus_sample over N; its mean is ir_slack_min")),
            1),
        falls(gains, mean, maxGap),
        numerator(money("beta_numerator", "N t1_sample")),
        money("beta_denominator", "gains_sample less t1_sample"));
  }

  private static Measure money(String name, String description) {
    return Measure.of(name, Measure.MONEY, description);
  }

  private Measure limited(Measure measure) {
    return large.isLimit() ? measure.to(0) : measure;
  }

  private Measure numerator(Measure measure) {
    RefinedLaw refined = large.refined();
    return large.isReplicated()
        ? large.grows(
            measure,
            1 - large.root(),
            refined.scale(),
            owners -> (double) owners.agents() * refined.t1(owners))
        : measure;
  }

  private Measure likeT1(Measure measure) {
    return large.likeT1(limited(measure));
  }

  private Measure falls(Measure measure, double limit, double constant) {
    return large.isLimit() ? large.falls(measure.to(limit), -large.root(), constant) : measure;
  }

  @Override
  public List<Derived> derived() {
    return List.of(
        new Derived(
            "beta_star_ratio",
            Measure.ONE,
            "beta_star from replications alone, with its error by the delta method and its bias",
            new Derived.Ratio("beta_numerator", "beta_denominator")));
  }

  @Override
  public long mostAgents() {
    return Ownership.MOST_AGENTS;
  }

  @Override
  public double nanoseconds(SizedTrade sized) {
    return ANY + OWNER * Math.min(sized.owners().classes(), 64);
  }

  @Override
  public Kernel kernel(SizedTrade sized) {
    return new OrderStatisticsKernel(sized);
  }

  @Override
  public List<Expectation> expectations(Numbers numbers) {
    Cutoff cutoff = numbers.cutoff();
    OrderMoments spread = OrderMoments.of(environment.types(), numbers.owners(), cutoff);
    double n = cutoff.agents();
    double factor = numbers.sized().factor();
    double beta = environment.interdependence();
    double mean = environment.types().meanGap();
    double t1Variance = spread.secondVariance() + spread.reservationVariance();
    double shared = factor * beta / n * spread.covariance();
    double own = factor * factor * t1Variance;
    double surplus = own + beta / n * (beta / n) * spread.maxVariance() - 2 * shared;
    double denominator = t1Variance + spread.maxVariance() - 2 * spread.covariance();
    List<Expectation> known = new ArrayList<>();
    add(known, MAX_GAP, cutoff.maxGap(), spread.maxVariance());
    add(known, SECOND_GAP, cutoff.secondGap(), spread.secondVariance());
    add(known, RESERVATION_GAP, cutoff.reservationGap(), spread.reservationVariance());
    add(known, T1_SAMPLE, cutoff.t1(), t1Variance);
    boolean isCentred = large.isLimit();
    add(known, T2_SAMPLE, isCentred ? cutoff.maxGap() : cutoff.t2(), spread.maxVariance());
    add(known, SURPLUS_SAMPLE, n * cutoff.leastSlack(beta), surplus);
    add(known, IR_SLACK_MIN_SAMPLE, cutoff.leastSlack(beta), surplus / n / n);
    double gains = isCentred ? -cutoff.maxGap() : mean - cutoff.maxGap();
    add(known, GAINS_SAMPLE, gains, spread.maxVariance());
    add(known, BETA_NUMERATOR, n * cutoff.t1(), n * n * t1Variance);
    add(known, BETA_DENOMINATOR, -cutoff.t1() - cutoff.t2(), denominator);
    return known;
  }

  private static void add(List<Expectation> known, int metric, double deviation, double variance) {
    known.add(new Expectation(metric, 0, deviation, Math.sqrt(Math.max(0, variance))));
  }
}
