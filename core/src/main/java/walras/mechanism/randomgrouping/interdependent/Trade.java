package walras.mechanism.randomgrouping.interdependent;

import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.EfficientTrade;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.Philox;

/**
 * All deals of a replication: those of both groups in the main branch and in each branch with a
 * random price, and that of the pool. Money is not per capita. Mutable, confined to one thread.
 */
final class Trade {

  final Deal[] main = new Deal[Groups.GROUPS];
  final Deal[][] random = new Deal[Branches.RANDOM_PRICE][Groups.GROUPS];
  final Deal pooled;

  private final Groups groups;
  private final int units;
  private final int prices;
  private final double[][] costs;
  private final double[][] values;
  private final EfficientTrade[] efficient;

  Trade(SignalEnvironment environment, Groups groups) {
    this.groups = groups;
    prices = environment.steps() + 1;
    int states = environment.states().size();
    costs = new double[states][];
    values = new double[states][];
    efficient = new EfficientTrade[states];
    for (int z = 0; z < states; z++) {
      costs[z] = environment.sellers().money(z, 0);
      values[z] = environment.buyers().money(z, 0);
      efficient[z] = new EfficientTrade(environment, 0, z);
    }
    int sellerSignals = environment.sellers().signals();
    int buyerSignals = environment.buyers().signals();
    units = environment.units();
    for (int group = 0; group < Groups.GROUPS; group++) {
      main[group] = new Deal(sellerSignals, buyerSignals, units);
      for (Deal[] deals : random) {
        deals[group] = new Deal(sellerSignals, buyerSignals, units);
      }
    }
    pooled = new Deal(sellerSignals, buyerSignals, units);
  }

  /** Draws the random price and who is rationed or forced, and executes all deals. */
  void execute(Philox lotteries) {
    announceMain();
    for (Deal deal : main) {
      deal.serve(lotteries);
    }
    int price = (int) (lotteries.nextDouble() * prices);
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      announceRandom(branch, price);
      for (Deal deal : random[branch]) {
        deal.serve(lotteries);
      }
    }
    announcePooled();
    pooled.serve(lotteries);
  }

  /** Takes what is announced in the main branch. */
  void announceMain() {
    for (int group = 0; group < Groups.GROUPS; group++) {
      main[group].announce(
          groups.price(group),
          groups.supply(),
          groups.sellers[group],
          groups.third(),
          groups.buyers[group]);
    }
  }

  /** Takes what is announced in a branch with a random price. */
  void announceRandom(int branch, int price) {
    for (int group = 0; group < Groups.GROUPS; group++) {
      random[branch][group].announce(
          price,
          groups.supply(),
          groups.sellers[group],
          groups.demand(branch, group),
          groups.buyers[group]);
    }
  }

  /** Takes what is announced in the pool. */
  void announcePooled() {
    pooled.announce(
        groups.price(Groups.POOL),
        groups.supply(),
        groups.sellers[Groups.POOL],
        groups.third(),
        groups.buyers[Groups.POOL]);
  }

  /** Returns the surplus of one deal for each group. */
  double surplus(Deal[] deals) {
    return surplus(deals[0]) + surplus(deals[1]);
  }

  /** Returns the surplus of a deal, in the state that was drawn. */
  double surplus(Deal deal) {
    return deal.surplus(values[groups.state()], costs[groups.state()]);
  }

  /** Returns the largest surplus of all agents, in the state that was drawn. */
  double maximum() {
    return efficient[groups.state()].surplus(
        groups.sellers[Groups.POOL], groups.buyers[Groups.POOL]);
  }

  /** Returns what sellers of a signal receive less what it costs them, in the main branch. */
  double sellersPayoff(int signal, double steps) {
    double sum = 0;
    for (Deal deal : main) {
      for (int place = signal * units; place < (signal + 1) * units; place++) {
        sum += (double) deal.sold(place) * (deal.price() / steps - costs[groups.state()][place]);
      }
    }
    return sum;
  }

  /** Returns the least payoff of any agent in the main branch. */
  double leastPayoff(double steps) {
    double least = Double.POSITIVE_INFINITY;
    for (Deal deal : main) {
      double price = deal.price() / steps;
      least =
          Math.min(least, deal.leastPayoff(price, values[groups.state()], costs[groups.state()]));
    }
    return least;
  }
}
