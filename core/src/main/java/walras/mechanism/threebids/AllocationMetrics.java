package walras.mechanism.threebids;

import java.util.Arrays;
import walras.kernel.Outcome;

/** Writes the metrics of who consumes. Confined to one thread. */
final class AllocationMetrics {

  private static final int CASES = 3;

  private final Play play;
  private final FixedPrices fixed;
  private final int groups;
  private final int signals;
  private final double agents;
  private final double epsilon;
  private final int[] cases = new int[CASES];
  private final double[] given;

  /** What the agents with each signal have over the lottery of all rules, by side. */
  private final double[] sellers;

  private final double[] buyers;

  AllocationMetrics(Rules rules, Play play, FixedPrices fixed) {
    this.play = play;
    this.fixed = fixed;
    epsilon = rules.epsilon();
    groups = play.size().groups();
    signals = play.signals();
    agents = play.size().agents();
    given = new double[signals];
    sellers = new double[signals];
    buyers = new double[signals];
  }

  void write(StateTable table, Outcome outcome) {
    writeCases(outcome);
    writeMarginal(table, outcome);
    double units = play.size().units();
    outcome.metric(Measures.EFFICIENT_SURPLUS, table.efficient(play.counts.all, units) / agents);
    writePriceTaking(table, outcome);
    writeTotal(table, outcome);
  }

  private void writeCases(Outcome outcome) {
    Arrays.fill(cases, 0);
    for (int number : play.cases) {
      cases[number - 1]++;
    }
    for (int i = 0; i < CASES; i++) {
      outcome.metric(Measures.CASE1_SHARE + i, (double) cases[i] / groups);
    }
  }

  private void writeMarginal(StateTable table, Outcome outcome) {
    double above = 0;
    double tied = 0;
    double below = 0;
    for (int signal = 0; signal < signals; signal++) {
      if (table.rank[signal] == 0) {
        for (int bid = signal; bid < play.standing.length; bid += signals) {
          int standing = play.standing[bid];
          double members = play.counts.trading[bid];
          above += standing > 0 ? members : 0;
          tied += standing == 0 ? members : 0;
          below += standing < 0 ? members : 0;
        }
      }
    }
    outcome.metric(Measures.MARGINAL_ABOVE_SHARE, above / agents);
    outcome.metric(Measures.MARGINAL_TIE_SHARE, tied / agents);
    outcome.metric(Measures.MARGINAL_BELOW_SHARE, below / agents);
  }

  private void writePriceTaking(StateTable table, Outcome outcome) {
    double wrong = 0;
    for (int signal = 0; signal < signals; signal++) {
      double served = 0;
      double left = 0;
      for (int bid = signal; bid < play.consumed.length; bid += signals) {
        double members = play.counts.trading[bid];
        double consumed = play.consumed[bid];
        served += members * consumed;
        left += members * (1 - consumed);
      }
      given[signal] = served;
      wrong += table.rank[signal] > 0 ? left : table.rank[signal] < 0 ? served : 0;
    }
    outcome.metric(Measures.MISALLOCATION_SHARE_PT, wrong / agents);
    outcome.metric(
        Measures.SURPLUS_LOSS_PT, table.loss(play.counts.all, play.size().units(), given) / agents);
  }

  private void writeTotal(StateTable table, Outcome outcome) {
    double wrong = 0;
    for (int signal = 0; signal < signals; signal++) {
      double left = share(signal);
      given[signal] = sellers[signal] + buyers[signal];
      wrong += table.rank[signal] > 0 ? left : table.rank[signal] < 0 ? given[signal] : 0;
      double share = table.benchmark.share(signal);
      outcome.metric(
          Measures.Family.CONSUME_SELLER.of(signal, signals),
          sellers[signal] / (play.size().units() * share));
      outcome.metric(
          Measures.Family.CONSUME_BUYER.of(signal, signals),
          buyers[signal] / ((double) play.size().buyers() * groups * share));
    }
    outcome.metric(Measures.MISALLOCATION_SHARE, wrong / agents);
    outcome.metric(
        Measures.SURPLUS_LOSS, table.loss(play.counts.all, play.size().units(), given) / agents);
  }

  /** Adds up what both sides have who have a signal, and returns what they do not have. */
  private double share(int signal) {
    double ofSellers = 0;
    double ofBuyers = 0;
    double left = 0;
    for (int bid = signal; bid < play.consumed.length; bid += signals) {
      double taken = (1 - epsilon) * play.consumed[bid];
      double notTaken = (1 - epsilon) * (1 - play.consumed[bid]);
      double ownSellers = play.counts.selling[bid];
      double ownBuyers = play.counts.buying[bid];
      ofSellers += ownSellers * (epsilon * fixed.kept[bid] + taken);
      ofBuyers += ownBuyers * (epsilon * fixed.received[bid] + taken);
      left += ownSellers * (epsilon * (1 - fixed.kept[bid]) + notTaken);
      left += ownBuyers * (epsilon * (1 - fixed.received[bid]) + notTaken);
    }
    sellers[signal] = ofSellers;
    buyers[signal] = ofBuyers;
    return left;
  }
}
