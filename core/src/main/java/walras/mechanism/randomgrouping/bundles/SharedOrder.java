package walras.mechanism.randomgrouping.bundles;

import walras.sampling.Philox;

/**
 * Agents in a uniformly random order that is common to two commodities, who stand in line for
 * either, both or none: how many with each bundle in mind find which commodities left. Mutable,
 * confined to one thread.
 */
public final class SharedOrder {

  /** More units than anybody stands in line for. */
  private static final long NO_END = Long.MAX_VALUE;

  private final Crowd crowd;
  private final Service service;

  /** Creates an order of agents of some number of types. */
  public SharedOrder(int types) {
    crowd = new Crowd(types);
    service = new Service(types);
  }

  /**
   * Draws who finds what.
   *
   * @param agents the number of agents of each type
   * @param bundles the commodities for which each type stands in line
   * @param units units of either commodity, at least 0
   * @param left output: the agents of each type who find units of exactly these commodities left,
   *     shape {@code [bundles][types]}; where it makes no difference to what they get, they may
   *     count as finding both
   */
  public void serve(Philox rng, long[] agents, int[] bundles, long[] units, long[][] left) {
    System.arraycopy(agents, 0, crowd.counts, 0, agents.length);
    crowd.announce(bundles);
    service.serve(rng, crowd, orNoEnd(units[0], 0), orNoEnd(units[1], 1));
    for (int found = 0; found < Bundle.COUNT; found++) {
      System.arraycopy(crowd.left[found], 0, left[found], 0, agents.length);
    }
  }

  /** With as many units as are asked for nobody waits: a simpler draw tells about the other. */
  private long orNoEnd(long units, int commodity) {
    return units >= crowd.announced(commodity) ? NO_END : units;
  }
}
