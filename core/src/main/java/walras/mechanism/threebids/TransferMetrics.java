package walras.mechanism.threebids;

import walras.kernel.Outcome;

/** Writes the metrics of transfers. Confined to one thread. */
final class TransferMetrics {

  /** Rounding of a sum of transfers, per member of a group. */
  private static final double ROUNDING = 1e-12;

  private final Play play;
  private final FixedPrices fixed;
  private final SideTransfers sellers;
  private final SideTransfers buyers;
  private final int groups;
  private final int signals;
  private final double epsilon;
  private final boolean[] isMeasured;

  /**
   * Creates the metrics.
   *
   * @param isMeasured whether transfers near the competitive ones are counted, by signal
   */
  TransferMetrics(ThreeBidsEnvironment environment, FixedPrices fixed, boolean[] isMeasured) {
    this.fixed = fixed;
    this.isMeasured = isMeasured.clone();
    play = fixed.play();
    sellers = SideTransfers.ofSellers(environment, fixed);
    buyers = SideTransfers.ofBuyers(environment, fixed);
    epsilon = environment.rules().epsilon();
    groups = play.size().groups();
    signals = play.signals();
  }

  void write(StateTable table, Outcome outcome) {
    double agents = play.size().agents();
    outcome.metric(Measures.TRANSFER_ERROR_PT, priceTaking(table) / agents);
    sellers.take();
    buyers.take();
    double error = 0;
    for (int signal = 0; signal < signals; signal++) {
      if (table.rank[signal] != 0) {
        sellers.add(signal, received(table, signal));
        buyers.add(signal, paid(table, signal));
        error += sellers.errors() + buyers.errors();
        writeNear(signal, table.benchmark.share(signal), outcome);
      }
    }
    outcome.metric(Measures.TRANSFER_ERROR, error / agents);
    outcome.metric(Measures.BUDGET_RESIDUAL, residual());
  }

  private void writeNear(int signal, double share, Outcome outcome) {
    if (isMeasured[signal]) {
      GroupSize size = play.size();
      outcome.metric(
          Measures.Family.TRANSFER_NEAR_SELLER.of(signal, signals),
          sellers.near() / (size.units() * share));
      outcome.metric(
          Measures.Family.TRANSFER_NEAR_BUYER.of(signal, signals),
          buyers.near() / ((double) size.buyers() * groups * share));
    }
  }

  private double priceTaking(StateTable table) {
    double error = 0;
    int group = 0;
    int signal = 0;
    for (int bid = 0; bid < play.consumed.length; bid++) {
      if (table.rank[signal] != 0) {
        double price = play.trading[group];
        double consumed = play.consumed[bid];
        double ofSeller = Math.abs((1 - consumed) * price - received(table, signal));
        double ofBuyer = Math.abs(consumed * price - paid(table, signal));
        error += play.counts.selling[bid] * ofSeller;
        error += play.counts.buying[bid] * ofBuyer;
      }
      if (++signal == signals) {
        signal = 0;
        group++;
      }
    }
    return error;
  }

  /** Returns what a seller receives in the competitive outcome. */
  private static double received(StateTable table, int signal) {
    return table.rank[signal] > 0 ? 0 : table.benchmark.price();
  }

  /** Returns what a buyer pays in the competitive outcome. */
  private static double paid(StateTable table, int signal) {
    return table.rank[signal] > 0 ? table.benchmark.price() : 0;
  }

  /** Returns the largest sum of transfers in a group; below rounding it is zero. */
  private double residual() {
    double largest = 0;
    double sum = 0;
    int group = 0;
    int signal = 0;
    for (int bid = 0; bid < play.consumed.length; bid++) {
      double price = (1 - epsilon) * play.trading[group];
      double consumed = play.consumed[bid];
      double fromBuyers = fixed.pairedSellers() * (fixed.askedPart[bid] + fixed.meanOffered[group]);
      double toSellers = fixed.pairedBuyers() * (fixed.meanAsked[group] + fixed.offeredPart[bid]);
      sum += play.counts.selling[bid] * (epsilon * fromBuyers + (1 - consumed) * price);
      sum -= play.counts.buying[bid] * (epsilon * toSellers + consumed * price);
      if (++signal == signals) {
        largest = Math.max(largest, Math.abs(sum));
        sum = 0;
        signal = 0;
        group++;
      }
    }
    return largest <= ROUNDING * (double) play.size().members() ? 0 : largest;
  }
}
