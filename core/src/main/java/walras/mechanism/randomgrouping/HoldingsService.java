package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.sampling.Philox;

/**
 * One side of a market: what its agents announce, who of them is served, and what that is worth.
 * Mutable, confined to one thread; allocates only while it grows.
 */
final class HoldingsService {

  private static final int NOTHING = -1;

  private final int commodities;
  private final TupleIndex announced;
  private final HoldingsQueue queue;
  private final int[] tuple;
  private long[] counts = new long[0];

  /** What agents of each element announce of limited commodities; negative for nothing. */
  private int[] announcement = new int[0];

  private HoldingsElements elements;
  private long[] chosen = new long[0];
  private int[] stretches = new int[0];

  HoldingsService(HoldingsElements elements, int commodities) {
    this.elements = elements;
    this.commodities = commodities;
    announced = new TupleIndex(commodities);
    queue = new HoldingsQueue(announced, commodities);
    tuple = new int[commodities];
  }

  /** Starts with everybody served of everything. */
  void clear() {
    queue.clear();
  }

  /** Limits the units of a commodity that are traded; more are announced. */
  void limit(int commodity, long units) {
    queue.limit(commodity, units);
  }

  /** Tells whether fewer units of some commodity are traded than announced. */
  boolean isLimited() {
    return queue.isLimited();
  }

  /**
   * Serves agents in random order as far as the limits go.
   *
   * @param of the elements, as the window tells them apart
   * @param agents how many agents of each element there are
   * @param traded the stretch of the window at which each commodity is traded
   */
  void serve(Philox rng, HoldingsElements of, long[] agents, int[] traded) {
    elements = of;
    chosen = agents;
    stretches = traded;
    if (isLimited()) {
      listen();
      queue.serve(rng, counts);
    }
  }

  /** Counts the agents by what they announce of limited commodities. */
  private void listen() {
    announced.clear();
    if (announcement.length < elements.size()) {
      announcement = new int[elements.size()];
    }
    Arrays.fill(counts, 0);
    for (int element = 0; element < elements.size(); element++) {
      announcement[element] = chosen[element] > 0 ? announcement(element) : NOTHING;
      if (announcement[element] != NOTHING) {
        if (announced.size() > counts.length) {
          counts = Arrays.copyOf(counts, 2 * announced.size() + 16);
        }
        counts[announcement[element]] += chosen[element];
      }
    }
  }

  private int announcement(int element) {
    boolean any = false;
    for (int commodity = 0; commodity < commodities; commodity++) {
      tuple[commodity] = queue.isLimited(commodity) ? quantity(element, commodity) : 0;
      any |= tuple[commodity] > 0;
    }
    return any ? announced.add(tuple) : NOTHING;
  }

  /** Returns what agents of an element announce of a commodity. */
  int quantity(int element, int commodity) {
    return elements.quantity(element, commodity, stretches[commodity]);
  }

  /** Returns the units of a limited commodity that are traded. */
  long traded(int commodity) {
    return queue.traded(commodity);
  }

  /** Returns the number of agents who get less than they announced. */
  long rationed() {
    return isLimited() ? queue.rationed() : 0;
  }

  /** Returns the costs or values of the units traded, expected given who announces what. */
  double money() {
    double sum = 0;
    for (int element = 0; element < elements.size(); element++) {
      if (chosen[element] > 0) {
        double own = 0;
        for (int commodity = 0; commodity < commodities; commodity++) {
          own += money(element, commodity);
        }
        sum += own * ((double) chosen[element] / (double) elements.agents[element]);
      }
    }
    return sum;
  }

  private double money(int element, int commodity) {
    int wanted = quantity(element, commodity);
    double all = elements.money(element, commodity, wanted);
    if (wanted == 0 || !queue.isLimited(commodity)) {
      return all;
    }
    int announces = announcement[element];
    double agents = (double) counts[announces];
    double part =
        elements.money(element, commodity, Math.min(wanted, queue.got(announces, commodity)));
    return all * ((double) queue.served(announces, commodity) / agents) + part / agents;
  }

  /**
   * Returns the probability that an agent of an element in this market does not trade a unit, zero
   * for units that are not announced.
   *
   * @param unit from 0
   */
  double unserved(int element, int commodity, int unit) {
    if (!queue.isLimited(commodity)
        || chosen[element] == 0
        || unit >= quantity(element, commodity)) {
      return 0;
    }
    int announces = announcement[element];
    long served =
        queue.served(announces, commodity) + (unit < queue.got(announces, commodity) ? 1 : 0);
    long agents = counts[announces];
    return (double) (agents - served) / (double) agents;
  }
}
