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

  /** Logarithms so far apart decide, though those of terms are known up to 0.7 alone. */
  private static final double DECISIVE = 62;

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
    int far = signOfFar(bids, bid, others, other);
    return far != 0 ? far : signOfNear(lead(bids, bid, others, other), bids, bid, others, other);
  }

  /**
   * Returns the sign of a bid less another where it is plain, as it most often is, else 0. Loops
   * ask this first: it is small enough to become a part of them.
   */
  int signOfFar(Bids bids, int bid, Bids others, int other) {
    double lead = lead(bids, bid, others, other);
    boolean isFar = Math.abs(lead) > 2 * (bids.spreads[bid] + others.spreads[other]);
    return isFar ? lead > 0 ? 1 : -1 : 0;
  }

  /** Kept apart for the compiler, as most comparisons end before. */
  private int signOfNear(double lead, Bids bids, int bid, Bids others, int other) {
    double rest = bids.spreads[bid] + others.spreads[other];
    double difference = lead + (bids.changes[bid] - others.changes[other]);
    double terms = Math.abs(lead) + rest;
    if (terms > SAFE && Math.abs(difference) > 2 * tolerance * terms) {
      return difference > 0 ? 1 : -1;
    }
    if (lead == 0 && rest < SAFE) {
      return signOfScaled(bids, bid, others, other);
    }
    sum(lead, bids, bid, others, other);
    return signOfSums();
  }

  /** With two states there is one term on each side, and most often one of them is nothing. */
  private int signOfScaled(Bids bids, int bid, Bids others, int other) {
    double apart = states == 2 ? logTerm(bids, bid) - logTerm(others, other) : 0;
    if (Math.abs(apart) > DECISIVE) {
      double gap = apart > 0 ? gap(bids, bid) : -gap(others, other);
      return gap > 0 ? 1 : -1;
    }
    sumScaled(bids, bid, others, other);
    return signOfSums();
  }

  private int signOfSums() {
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

  /** Returns the logarithm of a bid's term in the other one of two states, up to 0.7. */
  private double logTerm(Bids bids, int bid) {
    int leader = bids.leader[bid];
    int place = ((1 - leader) * states + leader) * signals + bids.signal[bid];
    return logGaps[place] + bids.logOdds(bid, 1 - leader);
  }

  private static double gap(Bids bids, int bid) {
    return bids.gap(bid, 1 - bids.leader[bid]);
  }

  private void sumScaled(Bids bids, int bid, Bids others, int other) {
    scale = Double.NEGATIVE_INFINITY;
    writeLogTerms(bids, bid, 0);
    writeLogTerms(others, other, states);
    above = 0;
    below = 0;
    for (int state = 0; state < states; state++) {
      if (logTerms[state] - scale > NOTHING) {
        addScaled(bids.gap(bid, state), logTerms[state]);
      }
      if (logTerms[states + state] - scale > NOTHING) {
        addScaled(-others.gap(other, state), logTerms[states + state]);
      }
    }
  }

  private void addScaled(double gap, double logTerm) {
    double size = logTerm == scale ? 1 : Elementary.exp(logTerm - scale);
    add(gap > 0 ? size : -size);
  }

  /**
   * Writes the logarithms of a bid's terms; that of a state whose value is the leader's is none.
   */
  private void writeLogTerms(Bids bids, int bid, int first) {
    int leader = bids.leader[bid];
    for (int state = 0; state < states; state++) {
      double logGap = logGaps[(state * states + leader) * signals + bids.signal[bid]];
      double log = logGap + bids.log(bid, state);
      logTerms[first + state] = log;
      scale = log > scale ? log : scale;
    }
  }
}
