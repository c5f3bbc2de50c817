package walras.mechanism.randomgrouping.interdependent;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.mechanism.randomgrouping.signals.BalancingPrice;
import walras.mechanism.randomgrouping.signals.ExpectedMoney;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.Philox;

/**
 * Two groups of sellers and buyers, by counts of signals: what everybody infers and announces, and
 * the prices that form. After the groups stands the pool of all agents, who announce third
 * messages. Mutable, confined to one thread.
 */
final class Groups {

  static final int GROUPS = 2;

  /** The place of the pool after the groups, and of what all buyers know. */
  static final int POOL = 2;

  final long[][] sellers;
  final long[][] buyers;
  final int[] formed = new int[POOL + 1];

  private final DrawnSignals drawn;
  private final Posterior[] beliefs = new Posterior[POOL + 1];
  private final ExpectedMoney values;
  private final SignalEnvironment environment;
  private final BalancingPrice search;
  private final Ladder supply;
  private final Ladder[][] demand = new Ladder[Branches.RANDOM_PRICE][GROUPS];
  private final Ladder third;
  private int state;

  Groups(SignalEnvironment environment, long perGroup) {
    this.environment = environment;
    drawn = new DrawnSignals(environment, perGroup);
    sellers = new long[POOL + 1][environment.sellers().signals()];
    buyers = new long[POOL + 1][environment.buyers().signals()];
    Arrays.setAll(beliefs, i -> Posterior.create(environment.buyers().model()));
    values = new ExpectedMoney(environment.buyers(), 0);
    search = new BalancingPrice(environment.grid());
    supply = supply(environment);
    third = Ladder.of(environment.buyers());
    Ladder first = Ladder.of(environment.buyers());
    first.demand(environment.buyers().expectedFromOwnSignal(0), environment.grid());
    for (int group = 0; group < GROUPS; group++) {
      demand[0][group] = first;
      demand[1][group] = Ladder.of(environment.buyers());
      demand[2][group] = third;
    }
  }

  /**
   * Sellers supply at their costs; if these depend on the state, at what they expect them to be.
   */
  static Ladder supply(SignalEnvironment environment) {
    if (environment.sellers().isMoneyTheSameInAllStates()) {
      return Ladder.ofCosts(environment.sellers(), 0, environment.grid());
    }
    Ladder ladder = Ladder.of(environment.sellers());
    ladder.supply(environment.sellers().expectedFromOwnSignal(0), environment.grid());
    return ladder;
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
    for (int signal = 0; signal < sellers[POOL].length; signal++) {
      sellers[POOL][signal] = sellers[0][signal] + sellers[1][signal];
    }
    for (int signal = 0; signal < buyers[POOL].length; signal++) {
      buyers[POOL][signal] = buyers[0][signal] + buyers[1][signal];
    }
  }

  /** Derives beliefs, announcements and prices from all counts, in a state. */
  void infer(int truth) {
    for (int group = 0; group < GROUPS; group++) {
      beliefs[group].update(buyers[group], truth);
      Ladder second = demand[1][group];
      second.demand(values.given(beliefs[group]), environment.grid());
      formed[group] = search.of(supply, sellers[group], second, buyers[group]);
    }
    inferInPool(truth);
  }

  /** Derives what follows from the counts of the pool alone. */
  void inferInPool(int truth) {
    state = truth;
    beliefs[POOL].update(buyers[POOL], truth);
    third.demand(values.given(beliefs[POOL]), environment.grid());
    formed[POOL] = search.of(supply, sellers[POOL], third, buyers[POOL]);
  }

  /** Returns the state that nobody observes. */
  int state() {
    return state;
  }

  /** Returns the supply that sellers announce. */
  Ladder supply() {
    return supply;
  }

  /** Returns the demand that the buyers of a group announce in a message, from 0 to 2. */
  Ladder demand(int message, int group) {
    return demand[message][group];
  }

  /** Returns the demand that all buyers announce who know all first messages. */
  Ladder third() {
    return third;
  }

  /** Returns the belief of those who know the signals of a group, or of the pool. */
  Posterior belief(int group) {
    return beliefs[group];
  }

  /** Returns the price at which a market trades: a group's is the one formed in the other. */
  int price(int market) {
    return market == POOL ? formed[POOL] : formed[1 - market];
  }

  /** Returns the distance between the prices formed in the two groups. */
  int gap() {
    return Math.abs(formed[0] - formed[1]);
  }

  /** Returns the larger distance of the groups' prices from a price index. */
  int distance(int from) {
    return Math.max(Math.abs(formed[0] - from), Math.abs(formed[1] - from));
  }
}
