package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * The agents of a group who follow: those who have no partner yet, and how many of the others trade
 * each unit. Mutable, confined to one thread.
 */
final class Partners {

  private final int units;

  /** By signal. */
  final long[] free;

  /** By place. */
  final long[] trading;

  private final long[] drawn;

  Partners(int signals, int units) {
    this.units = units;
    free = new long[signals];
    trading = new long[signals * units];
    drawn = new long[signals];
  }

  /** Takes the agents of a group, none of whom has a partner. */
  void start(long[] agents) {
    System.arraycopy(agents, 0, free, 0, free.length);
    Arrays.fill(trading, 0);
  }

  /** Draws partners for agents who trade a quantity. */
  void draw(Philox rng, long agents, int quantity) {
    MultivariateHypergeometric.sample(rng, free, agents, drawn);
    take(drawn, quantity);
  }

  /** Takes some of the free agents, by signal, as partners who trade a quantity. */
  void take(long[] agents, int quantity) {
    for (int signal = 0; signal < agents.length; signal++) {
      free[signal] -= agents[signal];
      for (int place = signal * units; place < signal * units + quantity; place++) {
        trading[place] += agents[signal];
      }
    }
  }

  Partners copy() {
    Partners copy = new Partners(free.length, units);
    copy.start(free);
    System.arraycopy(trading, 0, copy.trading, 0, trading.length);
    return copy;
  }
}
