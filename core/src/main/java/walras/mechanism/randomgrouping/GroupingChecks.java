package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.environment.DiscreteLaw;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.grid.TieRule;

/** Checks an environment against the assumptions of the theorems. */
final class GroupingChecks {

  private static final int MOST_SHOWN = 4;

  private GroupingChecks() {}

  static List<Assumption> of(RandomGroupingMarket market) {
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)",
            true,
            market.environment().units() == 1
                ? "every agent has one unit"
                : "every agent trades the best of %d units first"
                    .formatted(market.environment().units())));
    assumptions.add(continuity(market));
    assumptions.add(balance(market));
    return assumptions;
  }

  private static Assumption continuity(RandomGroupingMarket market) {
    Environment environment = market.environment();
    Competitive competitive = market.competitive();
    boolean jumps = environment.isDiscrete() && competitive.isUnique();
    return new Assumption(
        "continuous excess demand (Theorem 2)",
        !jumps,
        jumps
            ? "mean excess demand jumps over zero at the price %s: rationing %s"
                .formatted(
                    competitive.price(),
                    market.fluid().balances()
                        ? "vanishes only as the grid has a price that balances"
                        : "does not vanish")
            : "mean excess demand is zero %s".formatted(where(competitive)));
  }

  private static String where(Competitive competitive) {
    return competitive.isUnique()
        ? "at the price " + competitive.price()
        : "between the prices %s and %s".formatted(competitive.lowest(), competitive.highest());
  }

  private static Assumption balance(RandomGroupingMarket market) {
    Environment environment = market.environment();
    FluidLimit fluid = market.fluid();
    String prices =
        fluid.lowest() == fluid.highest()
            ? "the grid price %s".formatted(environment.price(fluid.lowest()))
            : "the grid prices from %s to %s"
                .formatted(environment.price(fluid.lowest()), environment.price(fluid.highest()));
    String finding =
        fluid.balances()
            ? "infinitely many agents balance at " + prices
            : fluid.isDecidedByChance()
                ? "infinitely many agents balance equally badly at %s: chance decides at every size"
                    .formatted(prices)
                : "excess supply per seller is %s at %s, nearest to balance: rationing stays"
                    .formatted(environment.units() * fluid.excess(fluid.price()), prices);
    return new Assumption("balance on the grid", fluid.balances(), finding);
  }

  /** Says which costs and values are prices of the grid and what the tie rule does to them. */
  static Optional<String> tieMatters(Environment environment) {
    if (!environment.isDiscrete()) {
      return Optional.empty();
    }
    List<String> onGrid =
        Stream.of(environment.cost(), environment.value())
            .flatMap(law -> ((DiscreteLaw) law).atoms().stream())
            .filter(atom -> TieRule.isOnGrid(atom, environment.steps()))
            .map(atom -> atom.stripTrailingZeros().toPlainString())
            .distinct()
            .toList();
    return onGrid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the tie rule matters, as some costs and values are prices of the grid (%s%s): %s"
                .formatted(
                    String.join(", ", onGrid.subList(0, Math.min(MOST_SHOWN, onGrid.size()))),
                    onGrid.size() > MOST_SHOWN ? ", ..." : "",
                    answers(environment)));
  }

  private static String answers(Environment environment) {
    List<String> answers = new ArrayList<>();
    for (TieRule tie : TieRule.values()) {
      FluidLimit fluid = new FluidLimit(environment.with(tie));
      answers.add(
          "with tie %s infinitely many agents trade %s units per agent at %s"
              .formatted(tie.spelling(), fluid.traded(), environment.price(fluid.price())));
    }
    return String.join(", ", answers);
  }
}
