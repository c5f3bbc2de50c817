package walras.mechanism.threebids;

import java.util.Arrays;
import walras.numeric.Elementary;

/**
 * Bids, each of which is the expected value of a unit to a bidder with some signal and some belief.
 * Mutable, confined to one thread.
 *
 * <p>Beliefs become certain exponentially fast, so a bid is kept as the signal and the logarithms
 * of the belief; its value alone would hold no digit of what tells bids apart. Flat arrays hold
 * what belongs to a state at the place {@code state * bids + bid}, and all bids go through each
 * step together.
 */
final class Bids {

  /** Logarithms of numbers so near to one are, in doubles, four terms of their series. */
  private static final double NEAR_ONE = 1e-4;

  private final int states;
  private final int bids;
  private final int[] known;
  private final double[] shares;
  private final double[] logSignals;
  private final double[] worth;
  private final double[] sums;
  private final double[] scales;
  private final double[] highest;
  private final double[] doubts;

  /** The bidder's signal. */
  final int[] signal;

  /** The likeliest state. */
  final int[] leader;

  /** The logarithm of each state's probability over that of the likeliest. */
  private final double[] logOdds;

  /** The probability of each state; zero where it is no double. */
  private final double[] chances;

  /** The value in the likeliest state. */
  final double[] bases;

  /** The expected value. */
  final double[] values;

  /** The expected difference from the value in the likeliest state, and its absolute terms. */
  final double[] changes;

  final double[] spreads;

  /**
   * Creates bids.
   *
   * @param signal the bidder's signal, by bid
   * @param known the entry of knowledge that the bidder knows, by bid
   */
  Bids(Economy economy, int[] signal, int[] known) {
    this.signal = signal.clone();
    this.known = known.clone();
    states = economy.states();
    bids = signal.length;
    shares = new double[states * bids];
    logSignals = new double[states * bids];
    worth = new double[states * bids];
    for (int place = 0; place < worth.length; place++) {
      int state = place / bids;
      int own = signal[place % bids];
      shares[place] = economy.model().signal(state, own);
      logSignals[place] = economy.logSignal(state, own);
      worth[place] = economy.value(state, own);
    }
    sums = new double[bids];
    scales = new double[bids];
    highest = new double[bids];
    doubts = new double[bids];
    leader = new int[bids];
    logOdds = new double[states * bids];
    chances = new double[states * bids];
    bases = new double[bids];
    values = new double[bids];
    changes = new double[bids];
    spreads = new double[bids];
  }

  /** Forms all bids. */
  void form(Knowledge knowledge) {
    if (states == 2) {
      formOfTwo(knowledge);
    } else {
      formOfMany(knowledge);
    }
  }

  /** The arithmetic of {@link #formOfMany}, bid by bid, without what comes to nothing. */
  private void formOfTwo(Knowledge knowledge) {
    int entries = knowledge.entries();
    for (int bid = 0; bid < bids; bid++) {
      int other = bids + bid;
      int entry = known[bid];
      double weight = knowledge.weights[entry] * shares[bid];
      double otherWeight = knowledge.weights[entries + entry] * shares[other];
      double log = knowledge.logWeights[entry] + logSignals[bid];
      double otherLog = knowledge.logWeights[entries + entry] + logSignals[other];
      double certain = 1 / (weight + otherWeight);
      boolean isFirst = log >= otherLog;
      double most = isFirst ? log : otherLog;
      double chance = weight * certain;
      double otherChance = otherWeight * certain;
      double base = worth[isFirst ? bid : other];
      double change = isFirst ? (worth[other] - base) * otherChance : (worth[bid] - base) * chance;
      leader[bid] = isFirst ? 0 : 1;
      logOdds[bid] = log - most;
      logOdds[other] = otherLog - most;
      chances[bid] = chance;
      chances[other] = otherChance;
      bases[bid] = base;
      changes[bid] = change;
      spreads[bid] = Math.abs(change);
      values[bid] = base + change;
    }
  }

  private void formOfMany(Knowledge knowledge) {
    for (int bid = 0; bid < bids; bid++) {
      sums[bid] = 0;
      highest[bid] = Double.NEGATIVE_INFINITY;
      leader[bid] = 0;
    }
    for (int state = 0; state < states; state++) {
      weigh(state, knowledge);
    }
    for (int bid = 0; bid < bids; bid++) {
      scales[bid] = 1 / sums[bid];
      bases[bid] = worth[leader[bid] * bids + bid];
      changes[bid] = 0;
      spreads[bid] = 0;
    }
    for (int state = 0; state < states; state++) {
      expect(state * bids);
    }
    for (int bid = 0; bid < bids; bid++) {
      values[bid] = bases[bid] + changes[bid];
    }
  }

  private void weigh(int state, Knowledge knowledge) {
    int row = state * bids;
    int entries = state * knowledge.entries();
    for (int bid = 0; bid < bids; bid++) {
      int entry = entries + known[bid];
      double weight = knowledge.weights[entry] * shares[row + bid];
      double log = knowledge.logWeights[entry] + logSignals[row + bid];
      chances[row + bid] = weight;
      logOdds[row + bid] = log;
      sums[bid] += weight;
      if (log > highest[bid]) {
        highest[bid] = log;
        leader[bid] = state;
      }
    }
  }

  /** Normalises a state's probabilities, and adds its part to what bidders expect. */
  private void expect(int row) {
    for (int bid = 0; bid < bids; bid++) {
      double chance = chances[row + bid] * scales[bid];
      double term = (worth[row + bid] - bases[bid]) * chance;
      chances[row + bid] = chance;
      logOdds[row + bid] -= highest[bid];
      changes[bid] += term;
      spreads[bid] += Math.abs(term);
    }
  }

  /** Copies a bid of others with the same signals. */
  void copy(int bid, Bids from) {
    leader[bid] = from.leader[bid];
    bases[bid] = from.bases[bid];
    values[bid] = from.values[bid];
    changes[bid] = from.changes[bid];
    spreads[bid] = from.spreads[bid];
    for (int place = bid; place < worth.length; place += bids) {
      logOdds[place] = from.logOdds[place];
      chances[place] = from.chances[place];
    }
  }

  /** Returns a state's part of the difference of a bid from the value in the likeliest state. */
  double term(int bid, int state) {
    int place = state * bids + bid;
    return (worth[place] - bases[bid]) * chances[place];
  }

  /** Returns by how much a unit is worth more in a state than in the likeliest one. */
  double gap(int bid, int state) {
    return worth[state * bids + bid] - bases[bid];
  }

  /** Returns the logarithm of the probability of a state over that of the likeliest one. */
  double logOdds(int bid, int state) {
    return logOdds[state * bids + bid];
  }

  /** Returns the logarithm of the probability of a state. */
  double log(int bid, int state) {
    return logOdds[state * bids + bid] + logCertainty(bid);
  }

  /** Returns the logarithm of the probability of the likeliest state. */
  private double logCertainty(int bid) {
    double certainty = chances[leader[bid] * bids + bid];
    double excess = certainty - 1;
    return Math.abs(excess) <= NEAR_ONE
        ? excess * (1 - excess * (0.5 - excess * (1.0 / 3 - 0.25 * excess)))
        : Elementary.log(certainty);
  }

  /** Returns a bid less what somebody bids who knows a state, accurate where it is tiny. */
  double error(int bid, double value) {
    return bases[bid] - value + changes[bid];
  }

  /** Returns the probability that each bidder gives to all states but one; overwritten. */
  double[] doubts(int truth) {
    int next = truth == 0 ? 1 : 0;
    if (states == 1) {
      Arrays.fill(doubts, 0);
    } else {
      System.arraycopy(chances, next * bids, doubts, 0, bids);
    }
    for (int state = next + 1; state < states; state++) {
      if (state != truth) {
        addChances(state * bids);
      }
    }
    return doubts;
  }

  private void addChances(int row) {
    for (int bid = 0; bid < bids; bid++) {
      doubts[bid] += chances[row + bid];
    }
  }

  /** Returns the logarithm of a bidder's such probability; minus infinity if there is one state. */
  double logDoubt(int bid, int truth) {
    return logOthers(bid, truth) + logCertainty(bid);
  }

  /** Returns the logarithm of the probability of all states but one, over the likeliest one's. */
  private double logOthers(int bid, int truth) {
    if (states == 2) {
      return logOdds[(1 - truth) * bids + bid];
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      most = state == truth ? most : Math.max(most, logOdds[state * bids + bid]);
    }
    double others = 0;
    for (int state = 0; state < states; state++) {
      others += state == truth ? 0 : Elementary.exp(logOdds[state * bids + bid] - most);
    }
    return most + (others > 1 ? Elementary.log(others) : 0);
  }
}
