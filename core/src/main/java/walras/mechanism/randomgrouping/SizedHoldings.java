package walras.mechanism.randomgrouping;

import java.util.Optional;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Population.Side;
import walras.kernel.Profile;

/** Random grouping of a population with several units; there is only one size. */
final class SizedHoldings implements SizedFile {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per element of the window. */
  private static final double ANY = 20_000;

  private static final double ELEMENT = 150;

  private final HoldingsMarket market;

  SizedHoldings(HoldingsMarket market) {
    this.market = market;
  }

  @Override
  public PopulationEnvironment environment() {
    return market.environment();
  }

  @Override
  public double maximum() {
    return market.book().pool.maximum();
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.MIN_PAYOFF ->
          Optional.of("the least payoff of agents with several units is not known from counts");
      case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER ->
          market.book().regrets.isKnown()
              ? Optional.empty()
              : Optional.of(
                  "misreports are searched for where agents trade one unit of a commodity");
      default -> SizedFile.super.undefined(metric);
    };
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return switch (metric) {
      case Measures.SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.GROUPING_COST,
          Measures.POOLED_SURPLUS_LOSS ->
          Optional.of("counts of agents by what they announce, and of those served");
      case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER ->
          market.book().regrets.isKnown()
              ? Optional.of("the agents, over all of that side")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Profile> profile() {
    HoldingsBook book = market.book();
    return Optional.of(
        new Profile(
            "rationing",
            "probability over groupings and orders of service that a unit is announced and not"
                + " traded",
            book.classes[Side.SELLER.index()].size(),
            book.classes[Side.BUYER.index()].size()));
  }

  @Override
  public void describeLimits(Details details) {
    HoldingsBook book = market.book();
    details
        .at("population")
        .put("sellers", population().agents(Side.SELLER))
        .put("buyers", population().agents(Side.BUYER))
        .put("seller_types", (long) population().types(Side.SELLER))
        .put("buyer_types", (long) population().types(Side.BUYER));
    details.put("max_surplus", maximum() / (double) agents());
    for (int commodity = 0; commodity < book.commodities; commodity++) {
      String name = population().commodities().get(commodity);
      Details pooled = details.at("pooled");
      (name.isEmpty() ? pooled : pooled.at(name))
          .put("price", book.grid.price(book.price[commodity]))
          .put("supply", book.pool.supply(commodity))
          .put("demand", book.pool.demand(commodity))
          .put("traded", book.pool.traded(commodity))
          .put("rationed", book.pool.rationed(commodity));
    }
  }

  @Override
  public double nanosecondsPerReplication() {
    HoldingsBook book = market.book();
    return ANY + ELEMENT * (book.elements[0].size() + book.elements[1].size());
  }

  @Override
  public Kernel kernel() {
    return new HoldingsKernel(market.environment(), market.book());
  }
}
