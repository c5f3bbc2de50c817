package walras.mechanism.randomgrouping.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/** Checks an environment against the assumptions of the theorems. */
final class BundleChecks {

  private static final int MOST_SHOWN = 4;

  private BundleChecks() {}

  static List<Assumption> of(BundleMarket market) {
    List<Assumption> assumptions = new ArrayList<>();
    Environment environment = market.tables().environment;
    assumptions.add(separability(environment));
    if (!environment.isSeparable()) {
      assumptions.add(strictness(environment));
      assumptions.add(dominance(market));
    }
    assumptions.add(balance(market));
    return assumptions;
  }

  private static Assumption separability(Environment environment) {
    List<String> violations =
        environment.types().stream()
            .filter(type -> !type.isSeparable())
            .map(
                type ->
                    "%s: both %s, one by one %s and %s"
                        .formatted(
                            called(type),
                            type.both().toPlainString(),
                            type.first().toPlainString(),
                            type.second().toPlainString()))
            .toList();
    return new Assumption(
        "Condition 1 (commodities are worth the same alone and together)",
        violations.isEmpty(),
        violations.isEmpty() ? "to every type" : String.join("; ", shown(violations)));
  }

  private static String called(AgentType type) {
    return type.side().spelling() + " " + type.name();
  }

  private static List<String> shown(List<String> all) {
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(MOST_SHOWN, all.size())));
    if (all.size() > MOST_SHOWN) {
      shown.add("...");
    }
    return shown;
  }

  private static Assumption strictness(Environment environment) {
    List<String> indifferent = indifferent(environment);
    return new Assumption(
        "strict preferences at all prices of the grid (Theorem 3)",
        indifferent.isEmpty(),
        indifferent.isEmpty()
            ? "no type is indifferent between best bundles"
            : "indifferent somewhere: " + String.join(", ", shown(indifferent)));
  }

  private static List<String> indifferent(Environment environment) {
    return indifferent(environment.grid(), environment.types());
  }

  static List<String> indifferent(Grid grid, List<AgentType> types) {
    return types.stream()
        .filter(type -> isIndifferent(type, grid))
        .map(BundleChecks::called)
        .toList();
  }

  /** Tells whether the tie rules make a type announce different bundles at some prices. */
  private static boolean isIndifferent(AgentType type, Grid grid) {
    for (int most = 0; most < Bundle.COUNT; most++) {
      Octagon larger = DemandRegions.announced(type, most, grid.with(TieRule.MAX));
      for (int least = 0; least < Bundle.COUNT; least++) {
        Octagon smaller = DemandRegions.announced(type, least, grid.with(TieRule.MIN));
        if (least != most && !larger.and(smaller).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Assumption dominance(BundleMarket market) {
    return new Assumption(
        "truth is dominant in large markets (Theorem 3)",
        false,
        "not at any size, as the messages of others can make rationing certain"
            + harmed(market)
                .map("; part of a bundle can be worse than none: at the limit prices %s"::formatted)
                .orElse("")
            + "; against price takers truth is best once rationing is rare");
  }

  /** Says which type is hurt most by getting part of what she announces at the limit prices. */
  private static Optional<String> harmed(BundleMarket market) {
    double worst = 0;
    Optional<String> harmed = Optional.empty();
    for (Side side : Side.values()) {
      TypeTable table = market.tables().types(side);
      for (int type = 0; type < table.types(); type++) {
        double payoff = leastPartly(market, side, type);
        if (payoff < worst) {
          worst = payoff;
          harmed =
              Optional.of(
                  "%s gets %s"
                      .formatted(
                          called(market.tables().environment.types(side).get(type)), payoff));
        }
      }
    }
    return harmed;
  }

  private static double leastPartly(BundleMarket market, Side side, int type) {
    int announced = market.fluid().announced(side)[type];
    double first = market.tables().environment.price(market.fluid().price(0));
    double second = market.tables().environment.price(market.fluid().price(1));
    TypeTable table = market.tables().types(side);
    return Math.min(
        table.payoff(type, announced & Bundle.FIRST, first, second),
        table.payoff(type, announced & Bundle.SECOND, first, second));
  }

  private static Assumption balance(BundleMarket market) {
    FluidLimit fluid = market.fluid();
    String prices = prices(market.tables().environment, fluid);
    String finding =
        fluid.balances()
            ? "infinitely many agents balance at the prices " + prices
            : fluid.isTied()
                ? "infinitely many agents balance equally well with different announcements, as at "
                    + prices
                    + ": chance decides at every size"
                : "excess supply per seller is %s and %s at the prices %s, nearest to balance:"
                        .formatted(excess(fluid, 0), excess(fluid, 1), prices)
                    + " rationing stays";
    return new Assumption("balance on the grid", fluid.balances(), finding);
  }

  private static double excess(FluidLimit fluid, int commodity) {
    return fluid.announced(Side.SELLER, commodity) - fluid.announced(Side.BUYER, commodity);
  }

  private static String prices(Environment environment, FluidLimit fluid) {
    return "(%s, %s)"
        .formatted(environment.price(fluid.price(0)), environment.price(fluid.price(1)));
  }

  /** Says which types are indifferent at prices of the grid and what the tie rule does to them. */
  static Optional<String> tieMatters(Environment environment) {
    List<String> indifferent = indifferent(environment);
    if (indifferent.isEmpty()) {
      return Optional.empty();
    }
    List<String> answers = new ArrayList<>();
    for (TieRule tie : TieRule.values()) {
      Environment with = environment.with(tie);
      Tables tables = new Tables(with);
      FluidLimit fluid = new FluidLimit(tables);
      answers.add(
          "with tie %s infinitely many agents trade %s units per agent at %s"
              .formatted(
                  tie.spelling(),
                  new FluidOutcome(tables, fluid).tradedUnits(),
                  prices(with, fluid)));
    }
    return Optional.of(
        "the tie rule matters, as types are indifferent at prices of the grid (%s): %s"
            .formatted(String.join(", ", shown(indifferent)), String.join(", ", answers)));
  }
}
