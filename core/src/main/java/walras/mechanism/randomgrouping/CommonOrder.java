package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How many agents of one side of a market get less than they announced of some commodity, if all
 * commodities are served in one order. Confined to one thread.
 *
 * <p>Given where service ends in each commodity, the units announced behind these places are
 * independent across commodities, so the expectation is a sum over the stretches of the order
 * between them.
 */
final class CommonOrder {

  private final Service[] ends;
  private int commodities;

  /** Creates an order for at most a number of commodities. */
  CommonOrder(int most) {
    ends = new Service[most];
  }

  void clear() {
    commodities = 0;
  }

  /** Adds a commodity of which the side announces more than is served. */
  void add(Service end) {
    ends[commodities++] = end;
  }

  /** Returns the expected number of agents rationed in at least one commodity added. */
  double rationed(long agents) {
    Arrays.sort(ends, 0, commodities, Comparator.comparingLong(end -> end.agents));
    double rationed = 0;
    double spared = 1;
    long upTo = 0;
    int next = 0;
    while (next < commodities) {
      long place = ends[next].agents;
      rationed += (double) Math.max(0, place - upTo - 1) * (1 - spared);
      boolean isRationed = false;
      double passed = spared;
      for (; next < commodities && ends[next].agents == place; next++) {
        isRationed |= ends[next].isLastRationed();
        passed *= 1 - ends[next].announcing;
      }
      if (place > 0) {
        rationed += isRationed ? 1 : 1 - spared;
      }
      spared = passed;
      upTo = place;
    }
    return rationed + (double) (agents - upTo) * (1 - spared);
  }
}
