package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * The agents of one side of a market in the random order in which they are served, known by what
 * they announce. The order is one for all commodities. It is halved by hypergeometric draws until
 * the agents are left at whom service ends, one for each commodity. Exact in distribution; cost:
 * O(different announcements * commodities * log of the agents).
 *
 * <p>Mutable, confined to one thread; allocates only while it grows.
 */
final class HoldingsQueue {

  private static final int NOBODY = -1;

  private final TupleIndex announced;
  private final int commodities;

  /** Counts of each announcement in each part of the order, and the number of agents in it. */
  private long[][] counts = new long[0][];

  private long[] agents = new long[0];

  /** The parts in their order. */
  private int[] order = new int[0];

  private int parts;

  /** The units to be served of each commodity, negative where all are. */
  private final long[] limits;

  /** The part of the last agent served of each commodity, and how much is left for her. */
  private final int[] last;

  private final int[] got;

  /** The place of that part, or a negative number for nobody's. */
  private final int[] ends;

  /** The agents of each announcement served before the last one, by commodity. */
  private final long[][] served;

  /**
   * Creates a queue.
   *
   * @param announced what agents announce of each commodity; may change between uses
   */
  HoldingsQueue(TupleIndex announced, int commodities) {
    this.announced = announced;
    this.commodities = commodities;
    limits = new long[commodities];
    last = new int[commodities];
    got = new int[commodities];
    ends = new int[commodities];
    served = new long[commodities][0];
  }

  /** Makes everybody served of all commodities, until limits are set. */
  void clear() {
    Arrays.fill(limits, -1);
  }

  /** Limits the units of a commodity; more are announced. */
  void limit(int commodity, long units) {
    limits[commodity] = units;
  }

  /** Tells whether a commodity is limited. */
  boolean isLimited(int commodity) {
    return limits[commodity] >= 0;
  }

  /** Tells whether any commodity is limited. */
  boolean isLimited() {
    for (long limit : limits) {
      if (limit >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Draws where service ends.
   *
   * @param all how many agents make each announcement
   */
  void serve(Philox rng, long[] all) {
    parts = 0;
    int first = part();
    System.arraycopy(all, 0, counts[first], 0, announced.size());
    for (int i = 0; i < announced.size(); i++) {
      agents[first] += all[i];
    }
    order[0] = first;
    for (int commodity = 0; commodity < commodities; commodity++) {
      if (isLimited(commodity)) {
        end(rng, commodity);
      }
    }
    for (int commodity = 0; commodity < commodities; commodity++) {
      if (isLimited(commodity)) {
        count(commodity);
      }
    }
  }

  /** Finds the agent at whom service of a commodity ends. */
  private void end(Philox rng, int commodity) {
    long left = limits[commodity];
    last[commodity] = NOBODY;
    got[commodity] = 0;
    int place = 0;
    while (left > 0) {
      int part = order[place];
      long units = units(part, commodity);
      if (units < left) {
        left -= units;
        place++;
      } else if (agents[part] == 1) {
        last[commodity] = part;
        got[commodity] = (int) left;
        return;
      } else {
        halve(rng, place);
      }
    }
  }

  private long units(int part, int commodity) {
    long units = 0;
    for (int i = 0; i < announced.size(); i++) {
      units += counts[part][i] * announced.part(i, commodity);
    }
    return units;
  }

  /** Splits the part at a place in two, of which the new one comes first. */
  private void halve(Philox rng, int place) {
    int before = part();
    int part = order[place];
    long half = agents[part] / 2;
    long population = agents[part];
    long draws = half;
    for (int i = 0; i < announced.size(); i++) {
      long members = counts[part][i];
      long drawn = Hypergeometric.sample(rng, population, members, draws);
      counts[before][i] = drawn;
      counts[part][i] -= drawn;
      population -= members;
      draws -= drawn;
    }
    agents[before] = half;
    agents[part] -= half;
    System.arraycopy(order, place, order, place + 1, parts - 1 - place);
    order[place] = before;
  }

  /** Returns a new part without agents. */
  private int part() {
    if (parts == agents.length) {
      int capacity = 2 * parts + 32;
      agents = Arrays.copyOf(agents, capacity);
      order = Arrays.copyOf(order, capacity);
      counts = Arrays.copyOf(counts, capacity);
      for (int part = parts; part < capacity; part++) {
        counts[part] = new long[0];
      }
    }
    if (counts[parts].length < announced.size()) {
      counts[parts] = new long[2 * announced.size()];
    }
    agents[parts] = 0;
    return parts++;
  }

  private void count(int commodity) {
    if (served[commodity].length < announced.size()) {
      served[commodity] = new long[2 * announced.size()];
    }
    Arrays.fill(served[commodity], 0);
    ends[commodity] = NOBODY;
    if (last[commodity] == NOBODY) {
      return;
    }
    int place = 0;
    for (; order[place] != last[commodity]; place++) {
      for (int i = 0; i < announced.size(); i++) {
        served[commodity][i] += counts[order[place]][i];
      }
    }
    ends[commodity] = place;
  }

  /** Returns how many of the agents of an announcement are served before the last one. */
  long served(int announcement, int commodity) {
    return served[commodity][announcement];
  }

  /** Returns what the last one served gets if she makes an announcement, else zero. */
  int got(int announcement, int commodity) {
    return last[commodity] != NOBODY && counts[last[commodity]][announcement] > 0
        ? got[commodity]
        : 0;
  }

  /** Returns the units of a limited commodity that are traded. */
  long traded(int commodity) {
    long units = 0;
    for (int i = 0; i < announced.size(); i++) {
      units += served[commodity][i] * announced.part(i, commodity);
    }
    return units + got[commodity];
  }

  /** Returns the number of agents who get less than they announced of some commodity. */
  long rationed() {
    long rationed = 0;
    for (int i = 0; i < announced.size(); i++) {
      rationed += rationed(i);
    }
    return rationed;
  }

  private long rationed(int announcement) {
    long rationed = 0;
    for (int place = 0; place < parts; place++) {
      int part = order[place];
      if (counts[part][announcement] > 0 && isRationed(announcement, place)) {
        rationed += counts[part][announcement];
      }
    }
    return rationed;
  }

  private boolean isRationed(int announcement, int place) {
    for (int commodity = 0; commodity < commodities; commodity++) {
      int wanted = announced.part(announcement, commodity);
      if (isLimited(commodity) && wanted > 0) {
        int end = ends[commodity];
        if (place > end || (place == end && got[commodity] < wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
