package walras.mechanism.threebids;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.numeric.Digits;

/** Checks an environment against the assumptions of the paper and the conclusion it draws. */
final class ThreeBidsChecks {

  private ThreeBidsChecks() {}

  static List<Assumption> of(ThreeBidsMarket market) {
    ThreeBidsEnvironment environment = market.environment();
    Margins margins = Margins.of(environment.economy(), environment.rules().unitsShare());
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(signals(environment.economy(), margins.signals()));
    assumptions.add(units(environment, margins.units()));
    assumptions.add(firstBids(environment.economy(), margins.firstBids()));
    assumptions.add(allocation(market));
    assumptions.add(thirdBids(market));
    if (environment.tolerances().tie() > 0) {
      assumptions.add(
          new Assumption(
              "the paper's rule",
              false,
              "tie-tolerance %s is a modification: third bids so near to the trading price count as"
                      .formatted(Digits.of(environment.tolerances().tie()))
                  + " equal to it"));
    }
    return assumptions;
  }

  private static Assumption signals(Economy economy, Margins.Pair margin) {
    List<String> states = economy.model().states();
    return new Assumption(
        "Assumption 1 (states can be told apart)",
        true,
        economy.states() == 1
            ? "there is one state"
            : "some signal's probability differs by %s between states '%s' and '%s', the nearest"
                .formatted(
                    Digits.of(margin.distance()),
                    states.get(margin.first()),
                    states.get(margin.second())));
  }

  private static Assumption units(ThreeBidsEnvironment environment, Margins.Level margin) {
    return new Assumption(
        "Assumption 2 (a competitive price in every state)",
        true,
        ("the units share %s is at least %s from the share of agents with some value or more: the"
                + " nearest are those with value >= %s in state '%s'")
            .formatted(
                Digits.of(environment.rules().unitsShare()),
                Digits.of(margin.distance()),
                Digits.of(margin.value()),
                environment.economy().model().states().get(margin.state())));
  }

  private static Assumption firstBids(Economy economy, Margins.Pair margin) {
    List<String> signals = economy.model().types();
    return new Assumption(
        "Assumption 3 (first bids reveal signals)",
        true,
        economy.signals() == 1
            ? "there is one signal"
            : "first bids are at least %s apart: those of signals '%s' and '%s' are the nearest"
                .formatted(
                    Digits.of(margin.distance()),
                    signals.get(margin.first()),
                    signals.get(margin.second())));
  }

  private static Assumption allocation(ThreeBidsMarket market) {
    boolean holds =
        places(market).allMatch(place -> market.theory(place).allocation().number() == 2);
    List<String> findings = places(market).mapToObj(place -> allocation(market, place)).toList();
    return new Assumption(
        "competitive allocation in the limit (the Theorem's (1) and (4))",
        holds,
        String.join("; ", findings));
  }

  private static String allocation(ThreeBidsMarket market, int place) {
    Allocation allocation = market.theory(place).allocation();
    String state = market.states().get(place);
    String share = Digits.of(allocation.misallocation());
    return switch (allocation.number()) {
      case 1 ->
          ("in state '%s' marginal agents bid above the trading price and are rationed together"
                  + " with high ones: a share %s of agents is misallocated")
              .formatted(state, share);
      case 2 -> "in state '%s' marginal agents alone are rationed".formatted(state);
      default ->
          ("in state '%s' marginal agents bid below the trading price and are served together with"
                  + " low ones: a share %s of agents is misallocated")
              .formatted(state, share);
    };
  }

  private static Assumption thirdBids(ThreeBidsMarket market) {
    double needed =
        places(market)
            .mapToDouble(place -> market.theory(place).groupsNeeded())
            .max()
            .orElseThrow();
    int groups = market.environment().rules().groups();
    return new Assumption(
        "enough groups that no choice of third bids matters",
        groups > needed,
        "there are %d groups; ambiguous_share vanishes with more than %s"
            .formatted(groups, Digits.of(needed)));
  }

  private static IntStream places(ThreeBidsMarket market) {
    return IntStream.range(0, market.states().size());
  }
}
