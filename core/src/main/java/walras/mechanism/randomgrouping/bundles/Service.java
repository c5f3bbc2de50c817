package walras.mechanism.randomgrouping.bundles;

import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Serves one side of a market in a uniformly random order that is common to both commodities.
 *
 * <p>Exact in distribution: agents of a type are exchangeable, and those behind the agent with whom
 * a commodity is used up stand in a uniformly random order again, whoever comes before. Mutable,
 * confined to one thread.
 */
final class Service {

  /** More units than anybody announces. */
  private static final long NO_END = Long.MAX_VALUE;

  private final Queue queue = new Queue();
  private final long[] waiting = new long[Bundle.COUNT];
  private final long[] served = new long[Bundle.COUNT];
  private final long[] members;

  Service(int types) {
    members = new long[types];
  }

  /** Serves a crowd that has announced with the units that the other side announces. */
  void serve(Philox rng, Crowd crowd, long firstUnits, long secondUnits) {
    long firstWait = crowd.announced(0) - firstUnits;
    long secondWait = crowd.announced(1) - secondUnits;
    if (Math.max(firstWait, secondWait) <= 0) {
      return;
    }
    if (Math.min(firstWait, secondWait) >= 0) {
      queue(rng, crowd, firstUnits, secondUnits);
    } else {
      ration(rng, crowd, firstWait > 0 ? 0 : 1, Math.max(firstWait, secondWait));
    }
  }

  /** Lets a number of agents wait for the one scarce commodity, a uniform subset. */
  private void ration(Philox rng, Crowd crowd, int commodity, long wait) {
    long[] all = crowd.left[Bundle.BOTH];
    for (int type = 0; type < members.length; type++) {
      members[type] = Bundle.units(crowd.bundles[type], commodity) * all[type];
    }
    move(rng, wait, all, crowd.left[Bundle.BOTH - Bundle.of(commodity)]);
  }

  /** Also where one commodity lasts just for all who announce it: none is left behind them. */
  private void queue(Philox rng, Crowd crowd, long firstUnits, long secondUnits) {
    queue.serve(rng, crowd.classes, firstUnits, secondUnits, served);
    long first = firstUnits - served[Bundle.FIRST] - served[Bundle.BOTH];
    long second = secondUnits - served[Bundle.SECOND] - served[Bundle.BOTH];
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      waiting[bundle] = crowd.classes[bundle] - served[bundle];
    }
    int rest = (first > 0 ? Bundle.FIRST : 0) + (second > 0 ? Bundle.SECOND : 0);
    move(rng, crowd, Bundle.BOTH, rest);
    if (rest != Bundle.NONE) {
      queue.serve(rng, waiting, first > 0 ? first : NO_END, second > 0 ? second : NO_END, served);
      for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
        waiting[bundle] -= served[bundle];
      }
      move(rng, crowd, rest, Bundle.NONE);
    }
  }

  /** Moves those who wait on, by the bundle they announce. */
  private void move(Philox rng, Crowd crowd, int from, int to) {
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      for (int type = 0; type < members.length; type++) {
        members[type] = crowd.bundles[type] == bundle ? crowd.left[from][type] : 0;
      }
      move(rng, waiting[bundle], crowd.left[from], crowd.left[to]);
    }
  }

  /** Moves a number of members, a uniform subset. */
  private void move(Philox rng, long moved, long[] from, long[] to) {
    MultivariateHypergeometric.sample(rng, members, moved, members);
    for (int type = 0; type < members.length; type++) {
      from[type] -= members[type];
      to[type] += members[type];
    }
  }
}
