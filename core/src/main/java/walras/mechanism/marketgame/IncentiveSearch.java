package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Finding;
import walras.kernel.Finding.Outcome;
import walras.kernel.Search;
import walras.sampling.Streams;

/**
 * The search of a market game for the number of agents from which truth is an equilibrium.
 *
 * @param game the market, by identity
 * @param range the sizes to search
 */
record IncentiveSearch(MarketGameMarket game, ScanRange range) implements Search {

  /** The name of the quantity. */
  static final String NAME = "nbar";

  private static final long serialVersionUID = 1L;

  /** The number of ranges that a note names; details have all. */
  private static final int NAMED = 8;

  /** Returns the search that a market asks for, or nothing without a scan. */
  static Optional<IncentiveSearch> of(MarketGameMarket game) {
    return Optional.ofNullable(game.scan()).map(scan -> new IncentiveSearch(game, scan));
  }

  Derived quantity() {
    return new Derived(
        NAME,
        "agents",
        "number of agents from which on truth is an equilibrium of the first stage",
        new Derived.Searched(this),
        Derived.Scope.OVERALL);
  }

  @Override
  public String text() {
    return "N from which truth is an equilibrium, sizes %d to %d"
        .formatted(range.from(), range.to());
  }

  @Override
  public String manner() {
    NetGains gains = gains();
    if (gains.isCheapEverywhere(range)) {
      return "all configurations at every size";
    }
    return (gains.isExact()
            ? "all configurations"
            : "%d draws, up to %d while undecided,"
                .formatted(NetGains.FIRST_DRAWS, NetGains.MOST_DRAWS))
        + " at both ends of each stretch of sizes with as many inactive agents, and inside where"
        + " the ends do not tell";
  }

  @Override
  public double nanoseconds() {
    NetGains gains = gains();
    double sizes =
        gains.isCheapEverywhere(range)
            ? (double) (range.to() - range.from() + 1)
            : 2 * (double) (inactive(range.to()) - inactive(range.from()) + 1);
    double plays =
        gains.isExact()
            ? (gains.configurations(range.from()) + gains.configurations(range.to())) / 2.0
            : NetGains.FIRST_DRAWS;
    return (sizes + ThresholdSearch.MOST_BEYOND)
        * plays
        * market().at(range.to()).nanosecondsPerReplication();
  }

  @Override
  public Finding run(LongFunction<Streams> streams) {
    NetGains gains = gains();
    Threshold threshold = new ThresholdSearch(game, gains, range, streams).run();
    Outcome outcome = outcome(threshold);
    Details details = new Details();
    details
        .put("agents", threshold.least())
        .put("outcome", outcome.spelling())
        .put("located", threshold.isLocated())
        .put("method", gains.isExact() ? "exact" : "monte-carlo");
    threshold.describe(details, game.economy());
    return new Finding(
        outcome,
        threshold.isLocated() ? (double) threshold.least() : Double.NaN,
        threshold.isBoundedBelow() ? (double) threshold.least() : Double.NaN,
        threshold.isBoundedAbove() ? (double) threshold.most() : Double.NaN,
        gains.isExact(),
        notes(threshold),
        details);
  }

  private static Outcome outcome(Threshold threshold) {
    if (threshold.isLocated()) {
      return Outcome.LOCATED;
    }
    return threshold.least() < threshold.most() ? Outcome.UNDECIDED : Outcome.NOT_LOCATED;
  }

  private List<String> notes(Threshold threshold) {
    List<String> notes = new ArrayList<>();
    notes.add("sizes %d to %d searched".formatted(range.from(), range.to()));
    if (!threshold.satisfiedBefore().isEmpty()) {
      notes.add("truth is an equilibrium before at " + named(threshold.satisfiedBefore()));
    }
    if (!threshold.undecided().isEmpty()) {
      notes.add("undecided at " + named(threshold.undecided()));
    }
    if (!threshold.failuresBeyond().isEmpty()) {
      List<String> sizes = threshold.failuresBeyond().stream().map(String::valueOf).toList();
      notes.add("truth was not found to be an equilibrium beyond, at " + named(sizes));
    }
    return notes;
  }

  private static String named(List<String> sizes) {
    return String.join(", ", sizes.subList(0, Math.min(NAMED, sizes.size())))
        + (sizes.size() > NAMED ? " and more" : "");
  }

  private IncentivesMarket market() {
    return new IncentivesMarket(game);
  }

  private NetGains gains() {
    return NetGains.of(market(), range);
  }

  private long inactive(long agents) {
    return agents - game.economy().active(agents);
  }
}
