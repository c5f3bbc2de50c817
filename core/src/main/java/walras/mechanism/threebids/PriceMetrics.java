package walras.mechanism.threebids;

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
    withoutSignal = new Bids(economy, 1);
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
    for (int group = 0; group < groups; group++) {
      misses += isMissed(group, truth) ? 1 : 0;
      withoutSignal.know(play.evidence, group * states);
      withoutSignal.believe(0);
      logErrors += withoutSignal.logDoubt(0, truth);
    }
    outcome.metric(Measures.MAP_MISS_SHARE, (double) misses / groups);
    if (states > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR, logErrors / groups);
    }
  }

  private boolean isMissed(int group, int truth) {
    double own = play.evidence[group * states + truth];
    for (int state = 0; state < states; state++) {
      if (state != truth && play.evidence[group * states + state] >= own - equalEvidence) {
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
    for (int group = 0; group < groups; group++) {
      for (int signal = 0; signal < signals; signal++) {
        int bid = group * signals + signal;
        double members = (double) play.counts.members[group][signal];
        secondErrors += members * play.second.doubt(bid, truth);
        thirdErrors += members * play.third.doubt(bid, truth);
        double value = table.benchmark.value(signal);
        secondBids += members * Math.abs(play.second.error(bid, value));
        thirdBids += members * Math.abs(play.third.error(bid, value));
      }
    }
    double agents = play.size().agents();
    outcome.metric(Measures.POSTERIOR_ERROR_SECOND, secondErrors / agents);
    outcome.metric(Measures.POSTERIOR_ERROR_THIRD, thirdErrors / agents);
    outcome.metric(Measures.BID_ERROR_SECOND, secondBids / agents);
    outcome.metric(Measures.BID_ERROR_THIRD, thirdBids / agents);
  }
}
