package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Kernel;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;

/** The mechanism in one environment with a given number of agents. */
final class SizedInterdependent implements SizedGroups {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, per signal of sellers, and of buyers. */
  private static final double ANY = 1500;

  private static final double SELLER_SIGNAL = 500;
  private static final double BUYER_SIGNAL = 200;

  private final InterdependentMarket market;
  private final long perGroup;
  private final InterdependentLimits limits;

  SizedInterdependent(InterdependentMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    limits = new InterdependentLimits(market, perGroup);
  }

  InterdependentMarket market() {
    return market;
  }

  @Override
  public SignalEnvironment environment() {
    return market.environment();
  }

  @Override
  public long perGroup() {
    return perGroup;
  }

  @Override
  public double typicalLogError(int state) {
    return limits.typicalLogError(state);
  }

  /** Returns the price at an index. */
  double price(int index) {
    return environment().grid().price(index);
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
    for (int z = 0; z < environment().states().size(); z++) {
      StateLimit limit = market.limit(z);
      if (!limit.isUnique()) {
        return Optional.of(
            "every price from %s to %s is competitive in state '%s'"
                .formatted(
                    limit.competitiveLowest(),
                    limit.competitiveHighest(),
                    environment().states().get(z)));
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
    double oneUnit =
        ANY
            + SELLER_SIGNAL * environment().sellers().signals()
            + BUYER_SIGNAL * environment().buyers().signals();
    return oneUnit * environment().costOfUnits();
  }

  @Override
  public Kernel kernel() {
    return new InterdependentKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return InterdependentEnumeration.all(this);
  }
}
