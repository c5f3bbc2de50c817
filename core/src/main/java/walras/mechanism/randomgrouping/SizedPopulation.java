package walras.mechanism.randomgrouping;

import java.util.Optional;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Population.Side;
import walras.kernel.Profile;

/** Random grouping of the agents of a population; there is only one size. */
final class SizedPopulation implements SizedFile {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per halving of the grid. */
  private static final double ANY_GRID = 2000;

  private static final double HALVING = 300;

  private final PopulationGroupingMarket market;

  SizedPopulation(PopulationGroupingMarket market) {
    this.market = market;
  }

  @Override
  public PopulationEnvironment environment() {
    return market.environment();
  }

  @Override
  public double maximum() {
    return market.book().pool().maximum();
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
  public void describeLimits(Details details) {
    PooledPopulation pool = market.book().pool();
    double agents = (double) agents();
    details
        .at("population")
        .put("sellers", population().agents(Side.SELLER))
        .put("buyers", population().agents(Side.BUYER))
        .put("distinct_costs", (long) population().types(Side.SELLER))
        .put("distinct_values", (long) population().types(Side.BUYER));
    details.put("max_surplus", maximum() / agents);
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
