package walras.mechanism.randomgrouping.interdependent;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BalancingPair;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Philox;

/**
 * Two groups of sellers and buyers of two commodities, by counts of signals: what everybody infers
 * and announces, and the price pairs that form. After the groups stands the pool of all agents, who
 * announce third messages. Mutable, confined to one thread.
 */
final class BundleGroups {

  static final int GROUPS = Groups.GROUPS;

  /** The place of the pool after the groups, and of what all buyers know. */
  static final int POOL = Groups.POOL;

  static final int MARKETS = POOL + 1;

  final long[][] sellers;
  final long[][] buyers;
  final PricePair[] formed = {new PricePair(), new PricePair(), new PricePair()};

  private final DrawnSignals drawn;
  private final Posterior[] beliefs = new Posterior[MARKETS];
  private final BundleSupply supply;
  private final BundleDemand[][] demand = new BundleDemand[Branches.RANDOM_PRICE][GROUPS];
  private final BundleDemand third;
  private final BalancingPair search;
  private int state;

  BundleGroups(BundleEnvironment environment, long perGroup) {
    SignalEnvironment signals = environment.signals();
    drawn = new DrawnSignals(signals, perGroup);
    sellers = new long[MARKETS][environment.sellerSignals()];
    buyers = new long[MARKETS][environment.buyerSignals()];
    Arrays.setAll(beliefs, i -> Posterior.create(signals.buyers().model()));
    supply = BundleSupply.of(environment);
    search =
        new BalancingPair(
            environment.grid(), environment.sellerSignals(), environment.buyerSignals());
    third = new BundleDemand(environment);
    BundleDemand first = new BundleDemand(environment).fromOwnSignals();
    for (int group = 0; group < GROUPS; group++) {
      demand[0][group] = first;
      demand[1][group] = new BundleDemand(environment);
      demand[2][group] = third;
    }
  }

  /** Draws the state, and the signals of both groups. */
  void draw(Philox economy) {
    int truth = drawn.state(economy);
    for (int group = 0; group < GROUPS; group++) {
      drawn.signals(economy, truth, sellers[group], buyers[group]);
    }
    pool();
    infer(truth);
  }

  /** Derives the counts of the pool from those of the groups. */
  void pool() {
    Arrays.setAll(sellers[POOL], signal -> sellers[0][signal] + sellers[1][signal]);
    Arrays.setAll(buyers[POOL], signal -> buyers[0][signal] + buyers[1][signal]);
  }

  /** Derives beliefs, announcements and prices from all counts, in a state. */
  void infer(int truth) {
    for (int group = 0; group < GROUPS; group++) {
      beliefs[group].update(buyers[group], truth);
      BundleDemand second = demand[1][group].given(beliefs[group]);
      search.find(supply, sellers[group], second, buyers[group], formed[group]);
    }
    inferInPool(truth);
  }

  /** Derives what follows from the counts of the pool alone. */
  void inferInPool(int truth) {
    state = truth;
    beliefs[POOL].update(buyers[POOL], truth);
    search.find(supply, sellers[POOL], third.given(beliefs[POOL]), buyers[POOL], formed[POOL]);
  }

  /** Returns the state that nobody observes. */
  int state() {
    return state;
  }

  /** Returns the supply that sellers announce. */
  BundleSupply supply() {
    return supply;
  }

  /** Returns the demand that the buyers of a group announce in a message, from 0 to 2. */
  BundleDemand demand(int message, int group) {
    return demand[message][group];
  }

  /** Returns the demand that all buyers announce who know all first messages. */
  BundleDemand third() {
    return third;
  }

  /** Returns the belief of those who know the signals of a group, or of the pool. */
  Posterior belief(int group) {
    return beliefs[group];
  }

  /** Returns the prices at which a market trades: a group's are those formed in the other. */
  PricePair prices(int market) {
    return market == POOL ? formed[POOL] : formed[1 - market];
  }

  /** Returns the largest distance between the groups' prices of a commodity. */
  int gap() {
    return formed[0].distance(formed[1]);
  }

  /** Returns the largest distance of the groups' prices from a pair. */
  int distance(PricePair from) {
    return Math.max(formed[0].distance(from), formed[1].distance(from));
  }
}
