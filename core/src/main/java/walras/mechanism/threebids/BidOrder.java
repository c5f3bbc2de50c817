package walras.mechanism.threebids;

import walras.numeric.Elementary;

/**
 * Tells which of two bids is higher, and by how much, however little it is. Confined to one thread.
 *
 * <p>The difference of two bids is a sum of differences of values in the likeliest states and in
 * the others, each times the probability of the state. Equal values cancel exactly. What is left is
 * summed in doubles where it is large enough, and relative to its largest term where it is not:
 * bids that differ by 10^-1000 have a sign.
 */
final class BidOrder {

  /** Rounding of evidence, relative to the terms: any, and per unit of the largest logarithm. */
  private static final double EQUAL = 1e-11;

  private static final double EQUAL_PER_LOG = 1e-15;

  /** Terms this much smaller than another in logarithms do not matter. */
  private static final double NOTHING = -60;

  /** Sums above have lost no term that matters to underflow. */
  private static final double SAFE = 1e-290;

  private final int states;
  private final int signals;

  /** Logarithms of distances of values, at {@code (state * states + leader) * signals + signal}. */
  private final double[] logGaps;

  /** Logarithms of the terms of two bids, by state. */
  private final double[] logTerms;

  private final double tolerance;

  /** What is above and below zero in the last comparison, in units of {@code exp(scale)}. */
  private double above;

  private double below;
  private double scale;

  /** Creates the order of bids of those who know the signals of at most so many agents. */
  BidOrder(Economy economy, double agents) {
    states = economy.states();
    signals = economy.signals();
    logGaps = new double[states * states * signals];
    for (int place = 0; place < logGaps.length; place++) {
      int signal = place % signals;
      int pair = place / signals;
      double gap = economy.value(pair / states, signal) - economy.value(pair % states, signal);
      logGaps[place] = gap == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(Math.abs(gap));
    }
    logTerms = new double[2 * states];
    tolerance = EQUAL + EQUAL_PER_LOG * agents * economy.largestLog();
  }

  /** Returns the sign of a bid less another; 0 if they are equal up to rounding. */
  int sign(Bids bids, int bid, Bids others, int other) {
    double lead = lead(bids, bid, others, other);
    double rest = bids.spreads[bid] + others.spreads[other];
    if (Math.abs(lead) > 2 * rest) {
      return lead > 0 ? 1 : -1;
    }
    double difference = lead + (bids.changes[bid] - others.changes[other]);
    double terms = Math.abs(lead) + rest;
    if (terms > SAFE && Math.abs(difference) > 2 * tolerance * terms) {
      return difference > 0 ? 1 : -1;
    }
    compare(lead, bids, bid, others, other);
    return isEqual() ? 0 : above > below ? 1 : -1;
  }

  /** Returns a bid less another; 0 if they are equal up to rounding, or nearer than any double. */
  double difference(Bids bids, int bid, Bids others, int other) {
    double lead = lead(bids, bid, others, other);
    sum(lead, bids, bid, others, other);
    return isEqual() ? 0 : above - below;
  }

  /** Returns the logarithm of the distance of two bids; minus infinity if they are equal. */
  double logDistance(Bids bids, int bid, Bids others, int other) {
    compare(lead(bids, bid, others, other), bids, bid, others, other);
    return isEqual() ? Double.NEGATIVE_INFINITY : scale + Elementary.log(Math.abs(above - below));
  }

  /**
   * Returns the sign of a bid less another, where bids count as equal that are near.
   *
   * @param band how near
   */
  int sign(Bids bids, int bid, Bids others, int other, double band) {
    if (band == 0) {
      return sign(bids, bid, others, other);
    }
    double difference = difference(bids, bid, others, other);
    return difference > band ? 1 : difference < -band ? -1 : 0;
  }

  private double lead(Bids bids, int bid, Bids others, int other) {
    return bids.bases[bid] - others.bases[other];
  }

  private boolean isEqual() {
    return Math.abs(above - below) <= tolerance * Math.max(above, below);
  }

  private void compare(double lead, Bids bids, int bid, Bids others, int other) {
    sum(lead, bids, bid, others, other);
    if (lead == 0 && Math.max(above, below) < SAFE) {
      sumScaled(bids, bid, others, other);
    }
  }

  private void sum(double lead, Bids bids, int bid, Bids others, int other) {
    scale = 0;
    above = 0;
    below = 0;
    add(lead);
    for (int state = 0; state < states; state++) {
      add(bids.term(bid, state));
      add(-others.term(other, state));
    }
  }

  private void add(double term) {
    if (term > 0) {
      above += term;
    } else {
      below -= term;
    }
  }

  private void sumScaled(Bids bids, int bid, Bids others, int other) {
    scale = Double.NEGATIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      logTerms[state] = logTerm(bids, bid, state);
      logTerms[states + state] = logTerm(others, other, state);
      scale = Math.max(scale, Math.max(logTerms[state], logTerms[states + state]));
    }
    if (scale == Double.NEGATIVE_INFINITY) {
      return;
    }
    above = 0;
    below = 0;
    for (int state = 0; state < states; state++) {
      addScaled(bids.gap(bid, state), logTerms[state]);
      addScaled(-others.gap(other, state), logTerms[states + state]);
    }
  }

  private void addScaled(double gap, double logTerm) {
    double smaller = logTerm - scale;
    if (gap != 0 && smaller > NOTHING) {
      add(Math.signum(gap) * (smaller == 0 ? 1 : Elementary.exp(smaller)));
    }
  }

  private double logTerm(Bids bids, int bid, int state) {
    int leader = bids.leader[bid];
    return state == leader
        ? Double.NEGATIVE_INFINITY
        : logGaps[(state * states + leader) * signals + bids.signal[bid]] + bids.log(bid, state);
  }
}
