package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/** A ring of groups that trade bundles, with a given number of agents. */
final class SizedBundleRing implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per group and signal. */
  private static final double ANY = 3000;

  private static final double SIGNAL = 1500;
  private static final double SIGNAL_AND_PRICE = 45;

  private final BundleRingMarket market;
  private final long perGroup;

  SizedBundleRing(BundleRingMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
  }

  BundleRingMarket market() {
    return market;
  }

  /** Returns the number of sellers in a group, n. */
  long perGroup() {
    return perGroup;
  }

  @Override
  public long agents() {
    return 2L * market.ring().groups() * perGroup;
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(market.ring().groups(), perGroup));
  }

  @Override
  public double centre(int metric, int state) {
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL && market.ring().states() > 1) {
      return -market.information().get(state).entropy() * (double) agents() / 2;
    }
    return limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          undefinedIf(
              !market.hasCompetitivePrices(),
              "in some state there are many competitive price pairs");
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          undefinedIf(market.ring().bundles().signals().eps() == null, "no eps is given");
      case Measures.LOG_POSTERIOR_ERROR_ALL ->
          undefinedIf(
              market.ring().states() == 1,
              "with one state the posterior error is zero and has no logarithm");
      default -> Optional.empty();
    };
  }

  private static Optional<String> undefinedIf(boolean isMissing, String reason) {
    return isMissing ? Optional.of(reason) : Optional.empty();
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    if (Measures.isBranch(metric)) {
      return Optional.of("counts of signals by group");
    }
    return metric == Measures.MECHANISM_SURPLUS_LOSS
        ? Optional.of("counts of signals by group, and who trades in the main branch")
        : Optional.empty();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    market.limits().describe(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    BundleEnvironment environment = market.ring().bundles();
    double signals = environment.sellerSignals() + (double) environment.buyerSignals();
    double each = SIGNAL + SIGNAL_AND_PRICE * (environment.grid().steps() + 1.0);
    return ANY + market.ring().groups() * signals * each;
  }

  @Override
  public Kernel kernel() {
    return new BundleKernel(this);
  }

  @Override
  public String notEnumerated() {
    return "which only simulates rings with bundles: the orders in which their sellers are served,"
        + " and the partners of pairs, are not enumerated";
  }
}
