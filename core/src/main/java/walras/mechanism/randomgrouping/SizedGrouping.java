package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** Random grouping with a given number of agents. */
final class SizedGrouping implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per type. */
  private static final double ANY_TYPES = 1000;

  private static final double TYPE = 250;
  private static final double CELLS = 10_000;
  private static final double ORDER = 10_000;

  /** The least standard deviation of prices in steps of the grid that splits are laid out for. */
  private static final double LEAST_SPREAD = 0.35;

  private final RandomGroupingMarket market;
  private final long perGroup;
  private final GroupingLimits limits;

  SizedGrouping(RandomGroupingMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    limits = new GroupingLimits(market, perGroup);
  }

  RandomGroupingMarket market() {
    return market;
  }

  Environment environment() {
    return market.environment();
  }

  /** Returns the number of units of the sellers of a group, and of its buyers. */
  long unitsPerGroup() {
    return perGroup * environment().units();
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

  /** Tells whether chance decides what happens however many agents there are. */
  boolean isLimitRandom() {
    return limits.isRandom();
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          market.competitive().isUnique()
              ? Optional.empty()
              : Optional.of(
                  "every price from %s to %s is competitive"
                      .formatted(market.competitive().lowest(), market.competitive().highest()));
      case Measures.EPS_UNIFORM -> withoutEps();
      case Measures.EPS_EFFICIENT ->
          TradeMetrics.isEfficiencyDefined(environment(), (double) agents())
              ? Optional.empty()
              : withoutEps()
                  .or(
                      () ->
                          Optional.of(
                              "up to 20000 units the loss differs too much from its expectation"
                                  + " given counts, which is what is known of continuous values"));
      default -> SeveralUnits.undefined(metric, environment().capacity());
    };
  }

  private Optional<String> withoutEps() {
    return environment().eps() == null ? Optional.of("no eps is given") : Optional.empty();
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    boolean isOne = environment().capacity().isOne();
    if (metric == Measures.RATIONED_AGENTS) {
      return isOne ? Optional.empty() : Optional.of("counts of units and who is served last");
    }
    if (environment().isDiscrete()) {
      return Optional.empty();
    }
    return switch (metric) {
      case Measures.RELATIVE_EFFICIENCY ->
          Optional.of("counts of values in intervals of prices, as a quotient of expectations");
      case Measures.SURPLUS,
          Measures.MAX_SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.EPS_EFFICIENT,
          Measures.POOLED_SURPLUS_LOSS,
          Measures.GROUPING_COST ->
          Optional.of(
              environment().units() == 1
                  ? "counts of values in intervals of prices"
                  : "counts of values in intervals of prices and the values of those served last");
      default -> Optional.empty();
    };
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
    double order = environment().capacity().isOne() ? 0 : ORDER;
    if (!environment().isDiscrete()) {
      return CELLS + order;
    }
    TypeTable table = new TypeTable(environment());
    return ANY_TYPES + TYPE * (table.costs.length + table.values.length) + order;
  }

  @Override
  public Kernel kernel() {
    return new GroupingKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return environment().isDiscrete() ? GroupingEnumeration.all(this) : List.of();
  }

  TradeMetrics metrics() {
    double price = market.competitive().isUnique() ? market.competitive().price() : Double.NaN;
    return new TradeMetrics(environment(), perGroup, market.fluid().price(), price);
  }

  Units units() {
    return environment().isDiscrete()
        ? TypeUnits.of(environment(), unitsPerGroup())
        : new CellUnits(environment(), unitsPerGroup(), prices());
  }

  /** Prices that balance equally well are taken for a spread of their own. */
  private PriceLaw prices() {
    Environment environment = environment();
    FluidLimit fluid = market.fluid();
    PriceNoise fine = market.theories().fine();
    double noise = fine == null ? 0 : fine.priceSd() / Math.sqrt((double) perGroup);
    double apart = environment.price(fluid.highest()) - environment.price(fluid.lowest());
    double least = LEAST_SPREAD / environment.steps();
    return new PriceLaw(
        environment.price(fluid.lowest()) + apart / 2, Math.max(least, Math.max(noise, apart)));
  }
}
