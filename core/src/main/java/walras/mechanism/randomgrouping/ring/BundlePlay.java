package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.bundles.SharedOrder;
import walras.mechanism.randomgrouping.signals.bundles.BalancingPair;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * One market of bundles: who knows what, what all announce, and how the groups trade in the main
 * branch; beside it one market of all agents in the knowledge of all signals, which stands after
 * the groups. Mutable, confined to one thread.
 */
final class BundlePlay {

  private final BundleRing ring;
  private final SignalCounts counts;
  private final BundleMessages messages;
  private final BalancingPair balancing;
  private final SharedOrder order;
  private final KnownBundles[] known;

  /** What bundles cost and are worth, shape {@code [states][bundles][signals]}. */
  private final double[][][] costs;

  private final double[][][] values;
  private final PricePair[] formed;
  private final BundleDeal[] deals;
  private int state;
  private double maximum;

  BundlePlay(BundleRingMarket market, long perGroup) {
    ring = market.ring();
    BundleEnvironment environment = ring.bundles();
    counts = new SignalCounts(ring.signals(), perGroup);
    messages = new BundleMessages(ring);
    int sellers = environment.sellerSignals();
    int buyers = environment.buyerSignals();
    balancing = new BalancingPair(ring.grid(), sellers, buyers);
    order = new SharedOrder(sellers);
    known = new KnownBundles[ring.states()];
    costs = new double[ring.states()][][];
    values = new double[ring.states()][][];
    for (int z = 0; z < known.length; z++) {
      known[z] = market.known(z);
      costs[z] = environment.costs(z);
      values[z] = environment.values(z);
    }
    formed = new PricePair[ring.groups() + 1];
    deals = new BundleDeal[ring.groups() + 1];
    Arrays.setAll(formed, group -> new PricePair());
    Arrays.setAll(deals, group -> new BundleDeal(sellers, buyers));
  }

  /** Draws the state and all signals. */
  void draw(Streams streams) {
    state = counts.draw(streams.economy());
  }

  /** Makes a state the one that signals are of. */
  void setState(int drawn) {
    state = drawn;
  }

  /** Lets everybody announce, and forms all prices. */
  void announce() {
    messages.announce(counts, state);
    for (int group = 0; group < groups(); group++) {
      balancing.find(
          messages.supply[Messages.SECOND][group],
          counts.sellers[group],
          messages.demand[Messages.SECOND][group],
          counts.buyers[group],
          formed[group]);
    }
    for (int group = 0; group < groups(); group++) {
      deals[group].announce(
          formed[(group + 1) % groups()],
          messages.supply[Messages.THIRD][group],
          counts.sellers[group],
          messages.demand[Messages.THIRD][group],
          counts.buyers[group]);
    }
    announcePool();
  }

  private void announcePool() {
    int pool = groups();
    messages.announceFully(counts, state);
    balancing.find(
        messages.fullSupply,
        counts.sellers[pool],
        messages.fullDemand,
        counts.buyers[pool],
        formed[pool]);
    deals[pool].announce(
        formed[pool],
        messages.fullSupply,
        counts.sellers[pool],
        messages.fullDemand,
        counts.buyers[pool]);
    maximum =
        known[state].largestSurplus(
            Weights.of(counts.sellers[pool]), Weights.of(counts.buyers[pool]));
  }

  /** Rations or forces sellers in all markets. */
  void serve(Philox lotteries) {
    for (int market = 0; market < deals.length; market++) {
      deals[market].serve(lotteries, counts.sellers[market], order);
    }
  }

  int groups() {
    return ring.groups();
  }

  int state() {
    return state;
  }

  SignalCounts counts() {
    return counts;
  }

  BundleMessages messages() {
    return messages;
  }

  /** Returns what bundles cost in the state, shape {@code [bundles][signals]}; not a copy. */
  double[][] costs() {
    return costs[state];
  }

  /** Returns what bundles are worth in the state, shape {@code [bundles][signals]}; not a copy. */
  double[][] values() {
    return values[state];
  }

  /** Returns the trades of a group in the main branch, or of all agents in one market. */
  BundleDeal deal(int market) {
    return deals[market];
  }

  /** Returns the prices formed in a group, or in the market of all agents. */
  PricePair formed(int market) {
    return formed[market];
  }

  /** Returns the largest distance between the groups' prices of a commodity. */
  int gap() {
    int gap = 0;
    for (int group = 0; group < groups(); group++) {
      gap = Math.max(gap, distance(formed[group]));
    }
    return gap;
  }

  /** Returns the largest distance of the groups' prices from a pair. */
  int distance(PricePair from) {
    int distance = 0;
    for (int group = 0; group < groups(); group++) {
      distance = Math.max(distance, formed[group].distance(from));
    }
    return distance;
  }

  /** Returns the largest surplus that the agents could reach if bundles could be divided. */
  double maximum() {
    return maximum;
  }

  /** Returns the surplus of a market. */
  double surplus(int market) {
    return deals[market].surplus(values(), costs());
  }

  /** Returns the surplus of all groups. */
  double surplus() {
    double sum = 0;
    for (int group = 0; group < groups(); group++) {
      sum += surplus(group);
    }
    return sum;
  }

  /** Returns the least payoff of any agent of a group in the main branch. */
  double leastPayoff(int group) {
    return deals[group].leastPayoff(values(), costs(), ring.grid().steps());
  }

  /** Returns the number of sellers whose announcement at their prices all signals would change. */
  long misinformed() {
    long sellers = 0;
    for (int group = 0; group < groups(); group++) {
      PricePair at = deals[group].prices();
      for (int signal = 0; signal < counts.sellers[group].length; signal++) {
        int would = messages.fullSupply.announced(signal, at.first(), at.second());
        sellers += deals[group].announced(signal) == would ? 0 : counts.sellers[group][signal];
      }
    }
    return sellers;
  }
}
