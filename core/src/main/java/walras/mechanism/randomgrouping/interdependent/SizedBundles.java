package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/** The mechanism for buyers of bundles with a given number of agents. */
final class SizedBundles implements SizedMarket {

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

  /** Returns the number of sellers in a group, n. */
  long perGroup() {
    return perGroup;
  }

  @Override
  public long agents() {
    return InterdependentMarket.AGENTS_PER_SELLER * perGroup;
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(BundleGroups.GROUPS, perGroup));
  }

  @Override
  public double centre(int metric, int state) {
    return metric == Measures.LOG_POSTERIOR_ERROR_ALL
        ? limits.typicalLogError(state)
        : limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return limits.of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> manyPrices();
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          market.environment().signals().eps() == null
              ? Optional.of("no eps is given")
              : Optional.empty();
      case Measures.LOG_POSTERIOR_ERROR_ALL ->
          market.states().size() > 1
              ? Optional.empty()
              : Optional.of("with one state the posterior error is zero and has no logarithm");
      default -> Optional.empty();
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
  public List<String> warnings() {
    return List.of();
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
