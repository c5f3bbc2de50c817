package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Kernel;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/** The mechanism for buyers of bundles with a given number of agents. */
final class SizedBundles implements SizedGroups {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, per signal, per signal and first price. */
  private static final double ANY = 3000;

  private static final double SIGNAL = 1000;
  private static final double SIGNAL_AND_PRICE = 25;

  private final InterdependentBundles market;
  private final long perGroup;
  private final BundleLimits limits;

  SizedBundles(InterdependentBundles market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    limits = new BundleLimits(market, perGroup);
  }

  InterdependentBundles market() {
    return market;
  }

  @Override
  public SignalEnvironment environment() {
    return market.environment().signals();
  }

  @Override
  public long perGroup() {
    return perGroup;
  }

  @Override
  public double typicalLogError(int state) {
    return limits.typicalLogError(state);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return limits.of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> manyPrices();
      default -> SizedGroups.super.undefined(metric);
    };
  }

  private Optional<String> manyPrices() {
    for (int state = 0; state < market.states().size(); state++) {
      if (!market.known(state).isUnique()) {
        return Optional.of(
            "there is more than one competitive price pair in state '%s'"
                .formatted(market.states().get(state)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void describeLimits(Details details) {
    limits.describe(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    BundleEnvironment environment = market.environment();
    double signals = environment.sellerSignals() + (double) environment.buyerSignals();
    return ANY + signals * (SIGNAL + SIGNAL_AND_PRICE * (environment.grid().steps() + 1.0));
  }

  @Override
  public Kernel kernel() {
    return new BundleKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return BundleEnumeration.all(this);
  }
}
