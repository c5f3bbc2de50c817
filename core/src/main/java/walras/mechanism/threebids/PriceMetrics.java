package walras.mechanism.threebids;

import java.util.stream.IntStream;
import walras.kernel.Outcome;

/** Writes the metrics of prices and beliefs. Confined to one thread. */
final class PriceMetrics {

  /** Rounding of evidence, relative: any, and per unit of its largest logarithm. */
  private static final double EQUAL = 1e-12;

  private final Play play;
  private final int groups;
  private final int states;
  private final int signals;
  private final double tolerance;
  private final double equalEvidence;
  private final Bids withoutSignal;

  PriceMetrics(ThreeBidsEnvironment environment, Play play) {
    this.play = play;
    Economy economy = environment.economy();
    groups = play.size().groups();
    states = economy.states();
    signals = economy.signals();
    tolerance = environment.tolerances().price();
    equalEvidence = EQUAL * (1 + (double) play.size().members() * economy.largestLog());
    int[] entries = IntStream.range(0, groups).toArray();
    withoutSignal = new Bids(economy.withoutSignals(), new int[groups], entries);
  }

  void write(StateTable table, Outcome outcome) {
    writePrices(table, outcome);
    writeRanks(table, outcome);
    writeEvidence(table.benchmark.state(), outcome);
    writeBids(table, outcome);
  }

  private void writePrices(StateTable table, Outcome outcome) {
    double sum = 0;
    double largest = 0;
    int misses = 0;
    double price = table.benchmark.price();
    for (int group = 0; group < groups; group++) {
      double error = Math.abs(play.second.error(play.price[group], price));
      sum += error;
      largest = Math.max(largest, error);
      misses += error > tolerance ? 1 : 0;
    }
    outcome.metric(Measures.PRICE_ERROR_MEAN, sum / groups);
    outcome.metric(Measures.PRICE_ERROR_MAX, largest);
    outcome.metric(Measures.PRICE_MISS_SHARE, (double) misses / groups);
    outcome.metric(Measures.ALL_PRICES_WITHIN, misses == 0 ? 1 : 0);
  }

  private void writeRanks(StateTable table, Outcome outcome) {
    int ranks = 0;
    int quantiles = 0;
    long units = play.size().sellers();
    for (int group = 0; group < groups; group++) {
      ranks += table.rank[play.second.signal[play.price[group]]] != 0 ? 1 : 0;
      long high = 0;
      long atLeast = 0;
      long[] members = play.counts.members[group];
      for (int signal = 0; signal < signals; signal++) {
        high += table.rank[signal] > 0 ? members[signal] : 0;
        atLeast += table.rank[signal] >= 0 ? members[signal] : 0;
      }
      quantiles += high >= units || atLeast < units ? 1 : 0;
    }
    outcome.metric(Measures.RANK_MISS_SHARE, (double) ranks / groups);
    outcome.metric(Measures.QUANTILE_MISS_SHARE, (double) quantiles / groups);
  }

  private void writeEvidence(int truth, Outcome outcome) {
    int misses = 0;
    double logErrors = 0;
    withoutSignal.form(play.inside);
    for (int group = 0; group < groups; group++) {
      misses += isMissed(group, truth) ? 1 : 0;
      logErrors += withoutSignal.logDoubt(group, truth);
    }
    outcome.metric(Measures.MAP_MISS_SHARE, (double) misses / groups);
    if (states > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR, logErrors / groups);
    }
  }

  private boolean isMissed(int group, int truth) {
    double[] evidence = play.inside.evidence;
    double least = evidence[truth * groups + group] - equalEvidence;
    for (int state = 0; state < states; state++) {
      if (state != truth && evidence[state * groups + group] >= least) {
        return true;
      }
    }
    return false;
  }

  private void writeBids(StateTable table, Outcome outcome) {
    int truth = table.benchmark.state();
    double secondErrors = 0;
    double thirdErrors = 0;
    double secondBids = 0;
    double thirdBids = 0;
    double[] secondDoubts = play.second.doubts(truth);
    double[] thirdDoubts = play.third.doubts(truth);
    for (int bid = 0; bid < groups * signals; bid++) {
      double members = play.counts.trading[bid];
      double value = table.values[play.second.signal[bid]];
      secondErrors += members * secondDoubts[bid];
      thirdErrors += members * thirdDoubts[bid];
      secondBids += members * Math.abs(play.second.error(bid, value));
      thirdBids += members * Math.abs(play.third.error(bid, value));
    }
    double agents = play.size().agents();
    outcome.metric(Measures.POSTERIOR_ERROR_SECOND, secondErrors / agents);
    outcome.metric(Measures.POSTERIOR_ERROR_THIRD, thirdErrors / agents);
    outcome.metric(Measures.BID_ERROR_SECOND, secondBids / agents);
    outcome.metric(Measures.BID_ERROR_THIRD, thirdBids / agents);
  }
}
