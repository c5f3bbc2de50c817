package walras.mechanism.randomgrouping.ring;

import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/** A ring of groups that trade bundles, with a given number of agents. */
final class SizedBundleRing implements SizedGroups {

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

  @Override
  public RingEnvironment environment() {
    return market.ring().signals();
  }

  @Override
  public long perGroup() {
    return perGroup;
  }

  @Override
  public Information information(int state) {
    return market.information().get(state);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    boolean isPriceError =
        metric == Measures.PRICE_ERROR_LIMIT || metric == Measures.POOLED_PRICE_ERROR_LIMIT;
    return isPriceError && !market.hasCompetitivePrices()
        ? Optional.of("in some state there are many competitive price pairs")
        : SizedGroups.super.undefined(metric);
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
