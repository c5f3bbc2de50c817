package walras.mechanism.randomgrouping.bundles;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** Random grouping for bundles with a given number of agents. */
final class SizedBundles implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, per type, per type of every region. */
  private static final double ANY_TYPES = 1500;

  private static final double TYPE = 400;
  private static final double TYPE_OF_REGION = 2;

  private final BundleMarket market;
  private final long perGroup;
  private final BundleLimits limits;

  SizedBundles(BundleMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    limits = new BundleLimits(market);
  }

  BundleMarket market() {
    return market;
  }

  /** Returns the number of sellers in a group, n. */
  long perGroup() {
    return perGroup;
  }

  @Override
  public long agents() {
    return 2L * Trades.GROUPS * perGroup;
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(Trades.GROUPS, perGroup));
  }

  @Override
  public double centre(int metric, int state) {
    return limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return limits.of(metric);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          market.competitive().isUnique()
              ? Optional.empty()
              : Optional.of("there is more than one competitive price pair");
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT_LP ->
          market.tables().environment.eps() == null
              ? Optional.of("no eps is given")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return metric == Measures.MANIP_GAIN_EX_POST || metric >= Measures.INTERIM_PAYOFF
        ? Optional.of("all other agents and how far both commodities last")
        : Optional.empty();
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
    int types = market.tables().environment.types().size();
    return ANY_TYPES + types * (TYPE + TYPE_OF_REGION * market.tables().regions.length);
  }

  @Override
  public Kernel kernel() {
    return new BundleKernel(this);
  }

  TradeMetrics metrics() {
    return new TradeMetrics(
        market.tables().environment, perGroup, market.fluid().quote(), market.competitive());
  }
}
