package walras.mechanism.threebids;

import org.jspecify.annotations.Nullable;
import walras.kernel.Outcome;

/**
 * Plays a replication from counts of signals and writes every metric that does not need a lottery.
 * Mutable, confined to one thread.
 */
final class Evaluation {

  private final Play play;
  private final FixedPrices fixed;
  private final StateTable[] tables;
  private final PriceMetrics prices;
  private final AllocationMetrics allocation;
  private final TransferMetrics transfers;
  private final @Nullable SelectionMetrics selection;

  Evaluation(ThreeBidsMarket market, GroupSize size) {
    ThreeBidsEnvironment environment = market.environment();
    Economy economy = environment.economy();
    play = new Play(environment, size);
    fixed = new FixedPrices(play, environment.rules());
    tables = new StateTable[market.states().size()];
    for (int place = 0; place < tables.length; place++) {
      tables[place] = new StateTable(market.benchmark(place));
    }
    prices = new PriceMetrics(environment, play);
    allocation = new AllocationMetrics(environment.rules(), play, fixed);
    boolean[] isMeasured = new boolean[economy.signals()];
    for (int signal = 0; signal < isMeasured.length; signal++) {
      isMeasured[signal] = market.isNeverMarginal(signal);
    }
    transfers = new TransferMetrics(environment, fixed, isMeasured);
    selection = environment.selection() == Selection.BOUNDED ? new SelectionMetrics(play) : null;
  }

  Play play() {
    return play;
  }

  /** Returns the counts of signals, to be written before an evaluation. */
  SignalCounts counts() {
    return play.counts;
  }

  /** Returns what the fixed price rule gives. */
  FixedPrices fixed() {
    return fixed;
  }

  /** Returns what is known of a state by its place among those that can occur. */
  StateTable table(int place) {
    return tables[place];
  }

  /** Evaluates the counts, given the place of the state among those that can occur. */
  void evaluate(int place, Outcome outcome) {
    play.play();
    fixed.take();
    StateTable table = tables[place];
    outcome.state(place);
    prices.write(table, outcome);
    allocation.write(table, outcome);
    transfers.write(table, outcome);
    if (selection != null) {
      selection.write(table, outcome);
    }
  }
}
