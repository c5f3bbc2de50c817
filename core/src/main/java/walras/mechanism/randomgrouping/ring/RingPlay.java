package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.mechanism.randomgrouping.signals.BalancingPrice;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.EfficientTrade;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * One market: who knows what, what all announce, and how the groups trade in the main branch;
 * beside it one market of all agents in the knowledge of all signals, which stands after the
 * groups. Mutable, confined to one thread.
 */
final class RingPlay {

  private final RingEnvironment environment;
  private final SignalCounts counts;
  private final Messages messages;
  private final BalancingPrice balancing;
  private final EfficientTrade[] efficient;
  private final double[][] costs;
  private final double[][] values;
  private final int[] formed;
  private final Deal[] deals;
  private int state;
  private double maximum;

  RingPlay(RingEnvironment environment, long perGroup) {
    this.environment = environment;
    counts = new SignalCounts(environment, perGroup);
    messages = new Messages(environment);
    balancing = new BalancingPrice(environment.grid());
    int states = environment.states();
    efficient = new EfficientTrade[states];
    costs = new double[states][];
    values = new double[states][];
    for (int z = 0; z < states; z++) {
      efficient[z] = new EfficientTrade(environment.signals(), 0, z);
      costs[z] = environment.costs(z);
      values[z] = environment.values(z);
    }
    formed = new int[environment.groups() + 1];
    deals = new Deal[environment.groups() + 1];
    int sellers = environment.sellers().signals();
    int buyers = environment.buyers().signals();
    Arrays.setAll(deals, market -> new Deal(sellers, buyers, environment.units()));
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
      formed[group] =
          balancing.of(
              messages.supply[Messages.SECOND][group],
              counts.sellers[group],
              messages.demand[Messages.SECOND][group],
              counts.buyers[group]);
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

  /** Does the same for the market of all agents alone. */
  void announcePool() {
    int pool = groups();
    messages.announceFully(counts, state);
    formed[pool] =
        balancing.of(
            messages.fullSupply, counts.sellers[pool], messages.fullDemand, counts.buyers[pool]);
    deals[pool].announce(
        formed[pool],
        messages.fullSupply,
        counts.sellers[pool],
        messages.fullDemand,
        counts.buyers[pool]);
    maximum = efficient[state].surplus(counts.sellers[pool], counts.buyers[pool]);
  }

  /** Rations or forces sellers in all markets. */
  void serve(Philox lotteries) {
    for (Deal deal : deals) {
      deal.serve(lotteries);
    }
  }

  int groups() {
    return environment.groups();
  }

  int state() {
    return state;
  }

  SignalCounts counts() {
    return counts;
  }

  Messages messages() {
    return messages;
  }

  /** Returns the trades of a group in the main branch, or of all agents in one market. */
  Deal deal(int market) {
    return deals[market];
  }

  /** Returns the price index formed in a group, or in the market of all agents. */
  int formed(int market) {
    return formed[market];
  }

  /** Returns the distance between the lowest and the highest price index of the groups. */
  int gap() {
    int lowest = formed[0];
    int highest = formed[0];
    for (int group = 1; group < groups(); group++) {
      lowest = Math.min(lowest, formed[group]);
      highest = Math.max(highest, formed[group]);
    }
    return highest - lowest;
  }

  /** Returns the largest surplus that the agents could reach. */
  double maximum() {
    return maximum;
  }

  /** Returns the surplus of a market. */
  double surplus(int market) {
    return deals[market].surplus(values[state], costs[state]);
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
    Deal deal = deals[group];
    return deal.leastPayoff(environment.grid().price(deal.price()), values[state], costs[state]);
  }

  /** Returns the number of sellers whose announcement at their price all signals would change. */
  long misinformed() {
    long sellers = 0;
    for (int group = 0; group < groups(); group++) {
      int price = deals[group].price();
      for (int signal = 0; signal < environment.sellers().signals(); signal++) {
        int offers = messages.supply[Messages.THIRD][group].supplied(signal, price);
        int would = messages.fullSupply.supplied(signal, price);
        sellers += offers == would ? 0 : counts.sellers[group][signal];
      }
    }
    return sellers;
  }
}
