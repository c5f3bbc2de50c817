package walras.mechanism.threebids;

import walras.kernel.Outcome;

/** Writes the metrics of what lotteries came to. Confined to one thread. */
final class RealisedMetrics {

  private final Play play;
  private final double[] given;

  RealisedMetrics(Play play) {
    this.play = play;
    given = new double[play.signals()];
  }

  void write(StateTable table, Realisation realisation, Outcome outcome) {
    double wrong = 0;
    for (int signal = 0; signal < given.length; signal++) {
      long served = 0;
      for (long[] consumers : realisation.consumers) {
        served += consumers[signal];
      }
      given[signal] = (double) served;
      int rank = table.rank[signal];
      long left = play.counts.all[signal] - served;
      wrong += rank > 0 ? (double) left : rank < 0 ? (double) served : 0;
    }
    double agents = play.size().agents();
    outcome.metric(Measures.REALISED_RULE, realisation.rule());
    outcome.metric(Measures.REALISED_MISALLOCATION_SHARE, wrong / agents);
    outcome.metric(
        Measures.REALISED_SURPLUS_LOSS,
        table.loss(play.counts.all, play.size().units(), given) / agents);
  }
}
