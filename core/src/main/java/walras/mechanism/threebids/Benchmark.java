package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The competitive outcome of infinitely many agents in a state: the price, and which signals are
 * worth more and less than it. Immutable.
 */
final class Benchmark implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int state;
  private final double price;
  private final double unitsShare;
  private final double[] values;
  private final double[] shares;
  private final int[] rank;

  Benchmark(Economy economy, int state, double unitsShare) {
    this.state = state;
    this.unitsShare = unitsShare;
    values = economy.values(state);
    shares = economy.model().signals(state);
    price = clearing();
    rank = IntStream.range(0, values.length).map(s -> Double.compare(values[s], price)).toArray();
  }

  /** Returns the highest value such that more agents than units value a unit at least as much. */
  private double clearing() {
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (value > highest && atLeast(value) > unitsShare) {
        highest = value;
      }
    }
    return highest;
  }

  /** Returns the share of agents to whom a unit is worth at least something. */
  double atLeast(double value) {
    double sum = 0;
    for (int signal = 0; signal < values.length; signal++) {
      sum += values[signal] >= value ? shares[signal] : 0;
    }
    return sum;
  }

  int state() {
    return state;
  }

  /** Returns the competitive price. */
  double price() {
    return price;
  }

  /** Returns the units over the agents. */
  double unitsShare() {
    return unitsShare;
  }

  /** Returns what a unit is worth to agents with a signal. */
  double value(int signal) {
    return values[signal];
  }

  /** Returns the share of agents with a signal. */
  double share(int signal) {
    return shares[signal];
  }

  int signals() {
    return values.length;
  }

  /** Returns the sign of a signal's value less the price: 1 if high, 0 if marginal, -1 if low. */
  int rank(int signal) {
    return rank[signal];
  }

  /** Returns the share of agents to whom a unit is worth more than the price. */
  double high() {
    return rankShare(1);
  }

  /** Returns the share of agents to whom a unit is worth at least the price. */
  double highOrMarginal() {
    return high() + rankShare(0);
  }

  /** Returns the share of agents whose signals have a rank. */
  double rankShare(int wanted) {
    double sum = 0;
    for (int signal = 0; signal < rank.length; signal++) {
      sum += rank[signal] == wanted ? shares[signal] : 0;
    }
    return sum;
  }

  /** Tells whether some signal has a rank. */
  boolean has(int wanted) {
    return IntStream.of(rank).anyMatch(each -> each == wanted);
  }
}
