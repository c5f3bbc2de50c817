package walras.mechanism.threebids;

import walras.kernel.Outcome;

/** Writes the metrics of transfers. Confined to one thread. */
final class TransferMetrics {

  /** Rounding of a sum of transfers, per member of a group. */
  private static final double ROUNDING = 1e-12;

  private final Play play;
  private final FixedPrices fixed;
  private final int groups;
  private final int signals;
  private final double epsilon;
  private final double tolerance;
  private final boolean[] isMeasured;
  private double near;

  /**
   * Creates the metrics.
   *
   * @param isMeasured whether transfers near the competitive ones are counted, by signal
   */
  TransferMetrics(
      ThreeBidsEnvironment environment, Play play, FixedPrices fixed, boolean[] isMeasured) {
    this.play = play;
    this.fixed = fixed;
    this.isMeasured = isMeasured.clone();
    epsilon = environment.rules().epsilon();
    tolerance = environment.tolerances().transfer();
    groups = play.size().groups();
    signals = play.signals();
  }

  void write(StateTable table, Outcome outcome) {
    double agents = play.size().agents();
    outcome.metric(Measures.TRANSFER_ERROR_PT, priceTaking(table) / agents);
    double error = 0;
    for (int signal = 0; signal < signals; signal++) {
      if (table.rank[signal] != 0) {
        error += sellers(table, signal, outcome) + buyers(table, signal, outcome);
      }
    }
    outcome.metric(Measures.TRANSFER_ERROR, error / agents);
    outcome.metric(Measures.BUDGET_RESIDUAL, residual());
  }

  private double priceTaking(StateTable table) {
    double error = 0;
    for (int group = 0; group < groups; group++) {
      double price = play.second.values[play.traded(group)];
      for (int signal = 0; signal < signals; signal++) {
        if (table.rank[signal] != 0) {
          double consumed = play.consumed[group * signals + signal];
          error +=
              (double) play.counts.sellers[group][signal]
                  * Math.abs((1 - consumed) * price - sellerTarget(table, signal));
          error +=
              (double) play.counts.buyers[group][signal]
                  * Math.abs(-consumed * price - buyerTarget(table, signal));
        }
      }
    }
    return error;
  }

  private static double sellerTarget(StateTable table, int signal) {
    return table.rank[signal] > 0 ? 0 : table.benchmark.price();
  }

  private static double buyerTarget(StateTable table, int signal) {
    return table.rank[signal] > 0 ? -table.benchmark.price() : 0;
  }

  /** Returns the sum of the errors of sellers with a signal; writes how many have small ones. */
  private double sellers(StateTable table, int signal, Outcome outcome) {
    double target = sellerTarget(table, signal);
    double alone = 1 - fixed.pairedSellers();
    double errors = 0;
    double nearby = 0;
    for (int group = 0; group < groups; group++) {
      long sellers = play.counts.sellers[group][signal];
      if (sellers > 0) {
        int bid = group * signals + signal;
        double price = play.second.values[play.traded(group)];
        double base = (1 - epsilon) * (1 - play.consumed[bid]) * price - target;
        double scale = fixed.pairedSellers() / (double) play.size().buyers();
        near = alone * indicator(base);
        double error = alone * Math.abs(base);
        base += epsilon * fixed.askedPart[bid];
        error += partners(group, play.counts.buyers[group], fixed.offeredPart, base, scale);
        errors += (double) sellers * error;
        nearby += (double) sellers * near;
      }
    }
    if (isMeasured[signal]) {
      outcome.metric(
          Measures.Family.TRANSFER_NEAR_SELLER.of(signal, signals),
          nearby / (play.size().units() * table.benchmark.share(signal)));
    }
    return errors;
  }

  private double buyers(StateTable table, int signal, Outcome outcome) {
    double target = buyerTarget(table, signal);
    double alone = 1 - fixed.pairedBuyers();
    double errors = 0;
    double nearby = 0;
    for (int group = 0; group < groups; group++) {
      long buyers = play.counts.buyers[group][signal];
      if (buyers > 0) {
        int bid = group * signals + signal;
        double price = play.second.values[play.traded(group)];
        double base = (1 - epsilon) * play.consumed[bid] * price + target;
        double scale = fixed.pairedBuyers() / (double) play.size().sellers();
        near = alone * indicator(base);
        double error = alone * Math.abs(base);
        base += epsilon * fixed.offeredPart[bid];
        error += partners(group, play.counts.sellers[group], fixed.askedPart, base, scale);
        errors += (double) buyers * error;
        nearby += (double) buyers * near;
      }
    }
    if (isMeasured[signal]) {
      double expected = (double) play.size().buyers() * groups * table.benchmark.share(signal);
      outcome.metric(Measures.Family.TRANSFER_NEAR_BUYER.of(signal, signals), nearby / expected);
    }
    return errors;
  }

  /** Returns the expected error over the signals of partners; adds up how often it is small. */
  private double partners(int group, long[] counts, double[] parts, double base, double scale) {
    double error = 0;
    for (int partner = 0; partner < signals; partner++) {
      if (counts[partner] > 0) {
        double off = base + epsilon * parts[group * signals + partner];
        double weight = (double) counts[partner] * scale;
        error += weight * Math.abs(off);
        near += weight * indicator(off);
      }
    }
    return error;
  }

  private double indicator(double off) {
    return Math.abs(off) <= tolerance ? 1 : 0;
  }

  /** Returns the largest sum of transfers in a group; below rounding it is zero. */
  private double residual() {
    double largest = 0;
    double members = (double) play.size().members();
    for (int group = 0; group < groups; group++) {
      largest = Math.max(largest, Math.abs(sum(group)));
    }
    return largest <= ROUNDING * members ? 0 : largest;
  }

  private double sum(int group) {
    double price = (1 - epsilon) * play.second.values[play.traded(group)];
    double sum = 0;
    for (int signal = 0; signal < signals; signal++) {
      int bid = group * signals + signal;
      double consumed = play.consumed[bid];
      double fromBuyers = fixed.pairedSellers() * (fixed.askedPart[bid] + fixed.meanOffered[group]);
      double toSellers = fixed.pairedBuyers() * (fixed.meanAsked[group] + fixed.offeredPart[bid]);
      sum +=
          (double) play.counts.sellers[group][signal]
              * (epsilon * fromBuyers + (1 - consumed) * price);
      sum -= (double) play.counts.buyers[group][signal] * (epsilon * toSellers + consumed * price);
    }
    return sum;
  }
}
