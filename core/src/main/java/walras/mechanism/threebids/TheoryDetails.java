package walras.mechanism.threebids;

import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Details;

/** Writes what is known of a state: its benchmark, its classes, its exponents. */
final class TheoryDetails {

  private final ThreeBidsEnvironment environment;
  private final StateTheory theory;

  TheoryDetails(ThreeBidsEnvironment environment, StateTheory theory) {
    this.environment = environment;
    this.theory = theory;
  }

  void write(Details details) {
    Benchmark benchmark = theory.benchmark();
    Allocation allocation = theory.allocation();
    double[] consumed =
        IntStream.range(0, benchmark.signals()).mapToDouble(allocation::consumed).toArray();
    details
        .put("price", benchmark.price())
        .put("high_signals", named(1))
        .put("marginal_signals", named(0))
        .put("low_signals", named(-1))
        .put("share_high", benchmark.high())
        .put("share_high_or_marginal", benchmark.highOrMarginal())
        .put("case", (long) allocation.number())
        .put("consume_price_taking", consumed);
    if (allocation.drivingState() >= 0) {
      details.put("driving_state", state(allocation.drivingState()));
    }
    if (environment.tolerances().tie() > 0) {
      details.put("modified", "tie-tolerance is not in the paper");
    }
    rates(details.at("rates_per_n"));
    for (int other : theory.others().toArray()) {
      against(other, details.at("against_" + state(other)));
    }
    details.put("groups_needed_to_decide", theory.groupsToDecide());
    for (Tilts.Tilt tilt : Tilts.of(environment.economy(), benchmark)) {
      details.at("tilts").put(name(tilt), tilt.law().stream().mapToDouble(p -> p).toArray());
    }
  }

  private void rates(Details details) {
    details
        .put("quantile_up", finite(theory.quantileUpRate()))
        .put("quantile_down", finite(theory.quantileDownRate()))
        .put("beliefs", finite(theory.beliefRate()))
        .put("typical_beliefs", theory.typicalRate())
        .put("price_miss", finite(theory.priceMissRate()))
        .put("price_error", finite(theory.priceErrorRate()))
        .put("rank_miss", finite(theory.rankRate()))
        .put("allocation", finite(theory.allocationRate()));
  }

  private void against(int other, Details details) {
    details
        .put("chernoff", theory.chernoffRate(other) / environment.rules().membersPerN())
        .put("power", Tilts.power(environment.economy(), theory.benchmark().state(), other))
        .put("relative_entropy", theory.entropyRate(other) / environment.rules().membersPerN())
        .put("moves_price", theory.isPriceRelevant(other))
        .put("groups_needed", theory.groupsToDecide(other));
  }

  private String name(Tilts.Tilt tilt) {
    return switch (tilt.aim()) {
      case UP -> "up";
      case DOWN -> "down";
      case STATE -> "toward_" + state(tilt.state());
    };
  }

  /** Replaces the rate of what cannot happen by what stands for no number. */
  private static double finite(double rate) {
    return Double.isInfinite(rate) ? Double.NaN : rate;
  }

  private String state(int state) {
    return environment.economy().model().states().get(state);
  }

  private List<String> named(int rank) {
    List<String> names = environment.economy().model().types();
    return IntStream.range(0, names.size())
        .filter(signal -> theory.benchmark().rank(signal) == rank)
        .mapToObj(names::get)
        .toList();
  }
}
