package walras.mechanism.randomgrouping.signals;

import java.util.Arrays;
import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * Agents in a uniformly random order, each of whom takes as many units as her signal says until
 * none is left: who comes before the one with whom they run out, who she is, and what she gets.
 * Mutable, reused by one thread.
 *
 * <p>The order is never drawn. A stretch of it is divided by multivariate hypergeometric draws of
 * the agents in front, by quantities, near where the last unit is expected, and then the part that
 * holds it, until one agent is left: their number grows like the logarithm of the logarithm of that
 * of the agents. Agents with the same quantity are exchangeable, so signals are drawn at the end.
 */
final class RandomOrder {

  static final int NOBODY = -1;

  /** Standard deviations of the place of the last unit on either side that are cut out. */
  private static final double REACH = 4;

  /** Agents by signal before the one with whom units run out. */
  final long[] before;

  /** Her signal, or {@link #NOBODY}. */
  int last;

  /** What she gets, at most what she takes. */
  int got;

  /** Agents of the stretch, of its first part and of those before it, by quantity. */
  private final long[] stretch;

  private final long[] part;
  private final long[] front;

  /** Agents not yet told apart by signal, by quantity. */
  private final long[] rest;

  RandomOrder(int signals, int units) {
    before = new long[signals];
    stretch = new long[units + 1];
    part = new long[units + 1];
    front = new long[units + 1];
    rest = new long[units + 1];
  }

  /**
   * Draws who is served.
   *
   * @param agents the number of agents by signal
   * @param quantities how many units each agent of a signal takes
   * @param units how many there are, at most as many as all agents would take
   */
  void draw(Philox rng, long[] agents, int[] quantities, long units) {
    Arrays.fill(before, 0);
    last = NOBODY;
    got = 0;
    if (units == 0) {
      return;
    }
    count(agents, quantities);
    long left = units;
    long length = stretchLength();
    while (length > 1) {
      long cut = cut(length, left);
      long taken = divide(rng, length, cut);
      if (taken >= left) {
        System.arraycopy(part, 0, stretch, 0, part.length);
        length = cut;
      } else {
        pass();
        left -= taken;
        length -= cut;
      }
    }
    got = (int) left;
    tellApart(rng, agents, quantities);
  }

  private void count(long[] agents, int[] quantities) {
    Arrays.fill(stretch, 0);
    Arrays.fill(front, 0);
    for (int signal = 0; signal < agents.length; signal++) {
      stretch[quantities[signal]] += agents[signal];
    }
    System.arraycopy(stretch, 0, rest, 0, stretch.length);
  }

  /** Returns the number of agents of the stretch who take units. */
  private long stretchLength() {
    long length = 0;
    for (int quantity = 1; quantity < stretch.length; quantity++) {
      length += stretch[quantity];
    }
    return length;
  }

  /** Draws the first agents of the stretch by quantity, and returns what they take. */
  private long divide(Philox rng, long length, long cut) {
    long population = length;
    long places = cut;
    long taken = 0;
    for (int quantity = 1; quantity < stretch.length; quantity++) {
      long drawn = Hypergeometric.sample(rng, population, stretch[quantity], places);
      part[quantity] = drawn;
      population -= stretch[quantity];
      places -= drawn;
      taken += quantity * drawn;
    }
    return taken;
  }

  private void pass() {
    for (int quantity = 1; quantity < stretch.length; quantity++) {
      front[quantity] += part[quantity];
      stretch[quantity] -= part[quantity];
    }
  }

  /** Returns how many of some agents to part from the others, at least one and not all. */
  private long cut(long length, long left) {
    double agents = (double) length;
    double mean = 0;
    double squares = 0;
    for (int quantity = 1; quantity < stretch.length; quantity++) {
      mean += quantity * (stretch[quantity] / agents);
      squares += (double) quantity * quantity * (stretch[quantity] / agents);
    }
    double place = (double) left / mean;
    double share = Math.min(1, place / agents);
    double variance = Math.max(0, squares - mean * mean) * agents * share * (1 - share);
    double reach = REACH * Math.sqrt(variance) / mean + 1;
    double low = Math.floor(place - reach);
    double high = Math.ceil(place + reach);
    if (low > 0.25 * agents) {
      return Math.min(length - 1, (long) low);
    }
    return high < 0.75 * agents ? (long) high : length / 2;
  }

  /** Draws the signals of those in front and of the one agent that is left. */
  private void tellApart(Philox rng, long[] agents, int[] quantities) {
    int lastQuantity = 1;
    while (stretch[lastQuantity] == 0) {
      lastQuantity++;
    }
    long candidates = rest[lastQuantity] - front[lastQuantity];
    for (int signal = 0; signal < before.length; signal++) {
      int quantity = quantities[signal];
      if (quantity > 0) {
        before[signal] =
            Hypergeometric.sample(rng, rest[quantity], agents[signal], front[quantity]);
        rest[quantity] -= agents[signal];
        front[quantity] -= before[signal];
      }
    }
    long rank = rng.nextLong(candidates);
    for (int signal = 0; signal < before.length && last == NOBODY; signal++) {
      rank -= quantities[signal] == lastQuantity ? agents[signal] - before[signal] : 0;
      last = rank < 0 ? signal : NOBODY;
    }
  }
}
