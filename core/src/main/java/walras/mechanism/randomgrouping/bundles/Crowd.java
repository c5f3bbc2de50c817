package walras.mechanism.randomgrouping.bundles;

import java.util.Arrays;

/**
 * One side of a market in a replication: its agents by type, what they announce, and what is left
 * for them when their turn comes. Mutable, reused by one thread.
 */
final class Crowd {

  final long[] counts;

  /** The bundle that each type announces. */
  final int[] bundles;

  /** The agents by the bundle announced. */
  final long[] classes = new long[Bundle.COUNT];

  /**
   * The agents of each type who find units of these commodities left, shape {@code
   * [bundles][types]}; where it makes no difference to what they trade, they may count as finding
   * both.
   */
  final long[][] left;

  Crowd(int types) {
    counts = new long[types];
    bundles = new int[types];
    left = new long[Bundle.COUNT][types];
  }

  /** Lets everybody announce, and trade it all for the time being. */
  void announce(int[] announced) {
    System.arraycopy(announced, 0, bundles, 0, bundles.length);
    Arrays.fill(classes, 0);
    for (int type = 0; type < counts.length; type++) {
      classes[bundles[type]] += counts[type];
    }
    for (long[] agents : left) {
      Arrays.fill(agents, 0);
    }
    System.arraycopy(counts, 0, left[Bundle.BOTH], 0, counts.length);
  }

  /** Returns the units of a commodity, numbered from 0, that are announced. */
  long announced(int commodity) {
    return classes[Bundle.of(commodity)] + classes[Bundle.BOTH];
  }

  /** Returns the units of a commodity, numbered from 0, that are traded. */
  long traded(int commodity) {
    long units = 0;
    for (int found = 0; found < Bundle.COUNT; found++) {
      for (int type = 0; type < counts.length; type++) {
        units += Bundle.units(bundles[type] & found, commodity) * left[found][type];
      }
    }
    return units;
  }

  /** Returns the number of agents who do not trade all that they announce. */
  long rationed() {
    long agents = 0;
    for (int found = 0; found < Bundle.BOTH; found++) {
      for (int type = 0; type < counts.length; type++) {
        agents += (bundles[type] & found) == bundles[type] ? 0 : left[found][type];
      }
    }
    return agents;
  }
}
