package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.Optional;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.kernel.Profile;
import walras.kernel.SizedMarket;

/** Random grouping of the agents of a population; there is only one size. */
final class SizedPopulation implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per halving of the grid. */
  private static final double ANY_GRID = 2000;

  private static final double HALVING = 300;

  private static final long AGENTS_PER_SELLER = 4;

  private final PopulationGroupingMarket market;

  SizedPopulation(PopulationGroupingMarket market) {
    this.market = market;
  }

  private Population population() {
    return market.population();
  }

  @Override
  public long agents() {
    return population().agents();
  }

  /** With different numbers of sellers and buyers, n is their mean in a group, rounded down. */
  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(Trades.GROUPS, agents() / AGENTS_PER_SELLER));
  }

  /** The largest surplus is the same in every replication, and near that of efficient groups. */
  @Override
  public double centre(int metric, int state) {
    return switch (metric) {
      case Measures.SURPLUS, Measures.MAX_SURPLUS ->
          market.book().pool().maximum() / (double) agents();
      case Measures.RELATIVE_EFFICIENCY -> 1;
      default -> 0;
    };
  }

  @Override
  public Optional<String> undefined(int metric) {
    return undefined(metric, market.environment());
  }

  /** Returns why a metric is undefined where the agents are given, or nothing. */
  static Optional<String> undefined(int metric, PopulationEnvironment environment) {
    boolean withoutEps = environment.eps() == null;
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT,
          Measures.PRICE_ERROR_GRID_LIMIT,
          Measures.POOLED_PRICE_ERROR_LIMIT ->
          Optional.of("the agents are given, so there is no price of infinitely many of them");
      case Measures.EPS_UNIFORM -> withoutEps ? Optional.of("no eps is given") : Optional.empty();
      case Measures.EPS_EFFICIENT ->
          Optional.of(
              withoutEps
                  ? "no eps is given"
                  : "Theorem 2 holds the loss expected over groupings against eps: see %s"
                      .formatted(ExpectedEfficiency.NAME));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return switch (metric) {
      case Measures.SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.GROUPING_COST ->
          Optional.of("counts of each group's costs and values in intervals of prices");
      case Measures.POOLED_SURPLUS_LOSS -> Optional.of("the agents, over all orders of service");
      case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER ->
          Optional.of("the agents, over all of that side");
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Profile> profile() {
    int places = market.book().table().places();
    return Optional.of(
        new Profile(
            "rationing",
            "probability over groupings and orders of service that an agent does not trade the"
                + " unit announced",
            places,
            places));
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    PooledPopulation pool = market.book().pool();
    double agents = (double) agents();
    details
        .at("population")
        .put("sellers", population().agents(Side.SELLER))
        .put("buyers", population().agents(Side.BUYER))
        .put("distinct_costs", (long) population().types(Side.SELLER))
        .put("distinct_values", (long) population().types(Side.BUYER));
    details.put("max_surplus", pool.maximum() / agents);
    details
        .at("pooled")
        .put("price", market.environment().grid().price(pool.price()))
        .put("supply", pool.supply())
        .put("demand", pool.demand())
        .put("traded", pool.traded())
        .put("rationed", pool.rationed())
        .put("surplus", pool.surplus() / agents)
        .put("manip_gain_buyer", market.book().regret(Side.BUYER))
        .put("manip_gain_seller", market.book().regret(Side.SELLER));
  }

  @Override
  public double nanosecondsPerReplication() {
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(market.environment().grid().steps());
    return ANY_GRID + HALVING * halvings;
  }

  @Override
  public Kernel kernel() {
    return new PopulationKernel(market.environment(), market.book());
  }
}
