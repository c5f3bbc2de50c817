package walras.mechanism.threebids;

import java.util.Arrays;
import walras.numeric.Elementary;

/**
 * Bids, each of which is the expected value of a unit to a bidder with some signal and some belief.
 * Mutable, confined to one thread.
 *
 * <p>Beliefs become certain exponentially fast, so a bid is kept as the signal and the logarithms
 * of the belief; its value alone would hold no digit of what tells bids apart. Flat arrays hold
 * what belongs to a state at the place {@code bid * states + state}.
 */
final class Bids {

  private static final double LOG1P_IS_IDENTITY = 1e-17;

  private final int states;
  private final int signals;
  private final double[] worth;
  private final double[] logSignals;

  /** The bidder's signal. */
  final int[] signal;

  /** The likeliest state. */
  final int[] leader;

  /** The logarithm of each state's probability. */
  final double[] logs;

  /** The probability of each state; zero where it is no double. */
  final double[] chances;

  /** The expected value. */
  final double[] values;

  /** The expected absolute difference from the value in the likeliest state. */
  final double[] spreads;

  Bids(Economy economy, int bids) {
    states = economy.states();
    signals = economy.signals();
    worth = economy.values();
    logSignals = economy.logSignals();
    signal = new int[bids];
    leader = new int[bids];
    logs = new double[bids * states];
    chances = new double[bids * states];
    values = new double[bids];
    spreads = new double[bids];
  }

  /** Returns the bids of those who know a state, by signal. */
  static Bids certain(Economy economy, int state) {
    double[] evidence = new double[economy.states()];
    Arrays.fill(evidence, Double.NEGATIVE_INFINITY);
    evidence[state] = 0;
    Bids bids = new Bids(economy, economy.signals());
    for (int signal = 0; signal < economy.signals(); signal++) {
      bids.form(signal, signal, evidence, 0);
    }
    return bids;
  }

  /**
   * Forms a bid.
   *
   * @param bid its index
   * @param own the bidder's signal
   * @param evidence what else is known: logarithms of weights of the states, up to a constant
   * @param at where they start
   */
  void form(int bid, int own, double[] evidence, int at) {
    int row = bid * states;
    int best = 0;
    for (int state = 0; state < states; state++) {
      logs[row + state] = evidence[at + state] + logSignals[state * signals + own];
      best = logs[row + state] > logs[row + best] ? state : best;
    }
    signal[bid] = own;
    leader[bid] = best;
    normalize(row, best);
    value(bid, row, best);
  }

  /** Forms the belief behind a bid alone, of somebody without a signal; it has no value. */
  void believe(int bid, double[] evidence, int at) {
    int row = bid * states;
    int best = 0;
    for (int state = 0; state < states; state++) {
      logs[row + state] = evidence[at + state];
      best = logs[row + state] > logs[row + best] ? state : best;
    }
    leader[bid] = best;
    normalize(row, best);
  }

  private void normalize(int row, int best) {
    double highest = logs[row + best];
    double others = 0;
    for (int state = 0; state < states; state++) {
      double below = logs[row + state] - highest;
      logs[row + state] = below;
      double odds = state == best ? 1 : Elementary.exp(below);
      chances[row + state] = odds;
      others += state == best ? 0 : odds;
    }
    double log = others < LOG1P_IS_IDENTITY ? others : Elementary.log1p(others);
    double scale = 1 / (1 + others);
    for (int state = 0; state < states; state++) {
      logs[row + state] -= log;
      chances[row + state] *= scale;
    }
  }

  private void value(int bid, int row, int best) {
    int own = signal[bid];
    double base = worth[best * signals + own];
    double change = 0;
    double spread = 0;
    for (int state = 0; state < states; state++) {
      double term = (worth[state * signals + own] - base) * chances[row + state];
      change += term;
      spread += Math.abs(term);
    }
    values[bid] = base + change;
    spreads[bid] = spread;
  }

  /** Copies a bid of others. */
  void copy(int bid, Bids from, int source) {
    signal[bid] = from.signal[source];
    leader[bid] = from.leader[source];
    values[bid] = from.values[source];
    spreads[bid] = from.spreads[source];
    System.arraycopy(from.logs, source * states, logs, bid * states, states);
    System.arraycopy(from.chances, source * states, chances, bid * states, states);
  }

  /** Returns the probability that a bidder gives to all states but one. */
  double error(int bid, int truth) {
    double error = 0;
    for (int state = 0; state < states; state++) {
      error += state == truth ? 0 : chances[bid * states + state];
    }
    return error;
  }

  /** Returns the logarithm of that probability; minus infinity if there is one state. */
  double logError(int bid, int truth) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      highest = state == truth ? highest : Math.max(highest, logs[bid * states + state]);
    }
    if (states <= 2) {
      return highest;
    }
    double sum = 0;
    for (int state = 0; state < states; state++) {
      sum += state == truth ? 0 : Elementary.exp(logs[bid * states + state] - highest);
    }
    return highest + Elementary.log(sum);
  }
}
