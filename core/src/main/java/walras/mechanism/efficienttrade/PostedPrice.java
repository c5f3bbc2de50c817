package walras.mechanism.efficienttrade;

import java.math.BigDecimal;
import java.util.List;
import walras.kernel.Derived;
import walras.kernel.Expectation;
import walras.kernel.Kernel;
import walras.kernel.Metric.Range;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.cutoff.TypeIntegrals;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;

/**
 * A benchmark: agents below a threshold sell what they have at a posted price, one drawn from those
 * above buys it all; with nobody above there is no trade.
 */
final class PostedPrice implements Experiment {

  static final int POSTED_GAP = 0;
  static final int POSTED_LOSS = 1;
  static final int POSTED_GAINS = 2;
  static final int EFFICIENT_GAINS = 3;

  /** Declared cost in nanoseconds. */
  private static final double ANY = 1000;

  private final Environment environment;

  PostedPrice(Environment environment) {
    this.environment = environment;
  }

  /** Returns the gap of the threshold. */
  static double threshold(Environment environment, Owners owners) {
    BigDecimal threshold = environment.threshold();
    if (threshold != null) {
      return environment.types().upper() - threshold.doubleValue();
    }
    double agents = (double) owners.agents();
    double log = -Elementary.log(agents) / (agents - 1);
    return environment.types().gapOfTail(-Elementary.expm1(log));
  }

  @Override
  public List<Measure> measures() {
    boolean falls =
        environment.threshold() == null && !(environment.ownership() instanceof Ownership.Explicit);
    LargeMarket large = new LargeMarket(environment);
    Measure gap =
        Measure.of("posted_gap", Measure.MONEY, "gap of whom a piece of the good ends up with")
            .in(Range.NONNEGATIVE);
    Measure loss =
        Measure.of("posted_loss", Measure.MONEY, "posted_gap less the gap of the highest type");
    return List.of(
        falls ? vanishes(gap, large, 0) : gap,
        falls ? vanishes(loss, large, large.refined().maxGapConstant()) : loss,
        Measure.of("posted_gains", Measure.MONEY, "expected gap less posted_gap"),
        Measure.of(
            "efficient_gains", Measure.MONEY, "expected gap less the gap of the highest type"));
  }

  /**
   * Returns a metric that falls with the gap of the threshold, of which buyers lose a share.
   *
   * @param gained what the metric has less, over N^-s
   */
  private static Measure vanishes(Measure measure, LargeMarket large, double gained) {
    double root = large.root();
    double constant = large.refined().scale() / (1 + root);
    return large.grows(
        measure.to(0),
        -root,
        constant,
        owners -> {
          double n = (double) owners.agents();
          double lost = constant * Elementary.pow(Elementary.log(n), root);
          return (lost - gained) * Elementary.pow(n, -root);
        });
  }

  @Override
  public List<Derived> derived() {
    return List.of(
        new Derived(
            "posted_share_of_gains",
            Measure.SHARE,
            "share of the gains from trade that the posted price reaches",
            new Derived.Ratio("posted_gains", "efficient_gains")));
  }

  @Override
  public long mostAgents() {
    return Ownership.MOST_AGENTS;
  }

  @Override
  public double nanoseconds(SizedTrade sized) {
    return ANY;
  }

  @Override
  public Kernel kernel(SizedTrade sized) {
    return new PostedPriceKernel(sized);
  }

  @Override
  public List<Expectation> expectations(Numbers numbers) {
    TypeLaw types = environment.types();
    double n = numbers.cutoff().agents();
    double gap = threshold(environment, numbers.owners());
    double tail = types.tail(gap);
    double below = new TypeIntegrals(types, numbers.owners()).momentBelow(gap);
    double buyer = below / tail;
    double holder = (types.meanGap() - below) / (1 - tail);
    double nobody = Elementary.exp(n * Elementary.log1p(-tail));
    double posted = buyer + nobody * (holder - buyer);
    double best = numbers.cutoff().maxGap();
    return List.of(
        known(POSTED_GAP, posted),
        known(POSTED_LOSS, posted - best),
        known(POSTED_GAINS, types.meanGap() - posted),
        known(EFFICIENT_GAINS, types.meanGap() - best));
  }

  private static Expectation known(int metric, double mean) {
    return new Expectation(metric, 0, mean, Double.NaN);
  }
}
