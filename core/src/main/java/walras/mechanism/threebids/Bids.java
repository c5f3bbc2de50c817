package walras.mechanism.threebids;

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

  private final int states;
  private final int signals;
  private final double[] worth;
  private final double[] logSignals;
  private final double[] shares;

  /** What bidders know but their own signal: weights of the states and their logarithms. */
  private final double[] weights;

  private final double[] logWeights;

  /** The bidder's signal. */
  final int[] signal;

  /** The likeliest state. */
  final int[] leader;

  /** The logarithm of each state's probability over that of the likeliest. */
  private final double[] logOdds;

  /** The probability of each state; zero where it is no double. */
  final double[] chances;

  /** The expected value. */
  final double[] values;

  /** The expected difference from the value in the likeliest state, and its absolute terms. */
  final double[] changes;

  final double[] spreads;

  Bids(Economy economy, int bids) {
    states = economy.states();
    signals = economy.signals();
    worth = economy.values();
    logSignals = economy.logSignals();
    shares = economy.shares();
    weights = new double[states];
    logWeights = new double[states];
    signal = new int[bids];
    leader = new int[bids];
    logOdds = new double[bids * states];
    chances = new double[bids * states];
    values = new double[bids];
    changes = new double[bids];
    spreads = new double[bids];
  }

  /**
   * Takes what bidders know but their own signal.
   *
   * @param evidence logarithms of weights of the states, up to a constant
   * @param at where they start
   */
  void know(double[] evidence, int at) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      highest = Math.max(highest, evidence[at + state]);
    }
    for (int state = 0; state < states; state++) {
      double below = evidence[at + state] - highest;
      logWeights[state] = below;
      weights[state] = below == 0 ? 1 : Elementary.exp(below);
    }
  }

  /** Forms a bid of somebody with a signal who knows what was taken last. */
  void form(int bid, int own) {
    int row = bid * states;
    int best = 0;
    double sum = 0;
    for (int state = 0; state < states; state++) {
      int place = state * signals + own;
      double weight = weights[state] * shares[place];
      chances[row + state] = weight;
      logOdds[row + state] = logWeights[state] + logSignals[place];
      best = logOdds[row + state] > logOdds[row + best] ? state : best;
      sum += weight;
    }
    signal[bid] = own;
    normalize(bid, best, sum);
    value(bid, row, best);
  }

  /** Forms the belief alone of somebody without a signal; it has no value. */
  void believe(int bid) {
    int row = bid * states;
    int best = 0;
    double sum = 0;
    for (int state = 0; state < states; state++) {
      chances[row + state] = weights[state];
      logOdds[row + state] = logWeights[state];
      best = logWeights[state] > logWeights[best] ? state : best;
      sum += weights[state];
    }
    normalize(bid, best, sum);
  }

  private void normalize(int bid, int best, double sum) {
    int row = bid * states;
    double scale = 1 / sum;
    double highest = logOdds[row + best];
    leader[bid] = best;
    for (int state = 0; state < states; state++) {
      chances[row + state] *= scale;
      logOdds[row + state] -= highest;
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
    changes[bid] = change;
    spreads[bid] = spread;
  }

  /** Copies a bid of others. */
  void copy(int bid, Bids from, int source) {
    signal[bid] = from.signal[source];
    leader[bid] = from.leader[source];
    values[bid] = from.values[source];
    changes[bid] = from.changes[source];
    spreads[bid] = from.spreads[source];
    System.arraycopy(from.logOdds, source * states, logOdds, bid * states, states);
    System.arraycopy(from.chances, source * states, chances, bid * states, states);
  }

  /** Returns the logarithm of the probability of a state. */
  double log(int bid, int state) {
    return logOdds[bid * states + state] + logCertainty(bid);
  }

  /** Returns the logarithm of the probability of the likeliest state. */
  private double logCertainty(int bid) {
    double certainty = chances[bid * states + leader[bid]];
    return certainty == 1 ? 0 : Elementary.log(certainty);
  }

  /** Returns a bid less what somebody bids who knows a state, accurate where it is tiny. */
  double error(int bid, double value) {
    return worth[leader[bid] * signals + signal[bid]] - value + changes[bid];
  }

  /** Returns the probability that a bidder gives to all states but one. */
  double doubt(int bid, int truth) {
    double sum = 0;
    for (int state = 0; state < states; state++) {
      sum += state == truth ? 0 : chances[bid * states + state];
    }
    return sum;
  }

  /** Returns the logarithm of that probability; minus infinity if there is one state. */
  double logDoubt(int bid, int truth) {
    int row = bid * states;
    double highest = Double.NEGATIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      highest = state == truth ? highest : Math.max(highest, logOdds[row + state]);
    }
    double others = 0;
    for (int state = 0; state < states && states > 2; state++) {
      others += state == truth ? 0 : Elementary.exp(logOdds[row + state] - highest);
    }
    return highest + (others > 1 ? Elementary.log(others) : 0) + logCertainty(bid);
  }
}
