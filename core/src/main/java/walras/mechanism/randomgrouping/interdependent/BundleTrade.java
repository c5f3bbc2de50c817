package walras.mechanism.randomgrouping.interdependent;

import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.bundles.SharedOrder;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Philox;

/**
 * All deals of a replication with bundles: those of both groups in the main branch and in each
 * branch with a random price pair, and that of the pool. Money is not per capita. Mutable, confined
 * to one thread.
 */
final class BundleTrade {

  final BundleDeal[] main = new BundleDeal[BundleGroups.GROUPS];
  final BundleDeal[][] random = new BundleDeal[Branches.RANDOM_PRICE][BundleGroups.GROUPS];
  final BundleDeal pooled;

  private final BundleGroups groups;
  private final SharedOrder order;
  private final PricePair drawn = new PricePair();
  private final int prices;

  /** What bundles cost and are worth, shape {@code [states][bundles][signals]}. */
  private final double[][][] costs;

  private final double[][][] values;
  private final KnownBundles[] known;
  private final double[] sellerCounts;
  private final double[] buyerCounts;

  BundleTrade(InterdependentBundles market, BundleGroups groups) {
    BundleEnvironment environment = market.environment();
    this.groups = groups;
    prices = environment.grid().steps() + 1;
    costs = new double[environment.states()][][];
    values = new double[environment.states()][][];
    known = new KnownBundles[environment.states()];
    for (int z = 0; z < known.length; z++) {
      costs[z] = environment.costs(z);
      values[z] = environment.values(z);
      known[z] = market.known(z);
    }
    int sellers = environment.sellerSignals();
    int buyers = environment.buyerSignals();
    sellerCounts = new double[sellers];
    buyerCounts = new double[buyers];
    order = new SharedOrder(sellers);
    for (int group = 0; group < BundleGroups.GROUPS; group++) {
      main[group] = new BundleDeal(sellers, buyers);
      for (BundleDeal[] deals : random) {
        deals[group] = new BundleDeal(sellers, buyers);
      }
    }
    pooled = new BundleDeal(sellers, buyers);
  }

  /** Draws the random prices and who is rationed or forced, and executes all deals. */
  void execute(Philox lotteries) {
    announceMain();
    serve(main, lotteries);
    int first = (int) (lotteries.nextDouble() * prices);
    int second = (int) (lotteries.nextDouble() * prices);
    drawn.set(first, second);
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      announceRandom(branch, drawn);
      serve(random[branch], lotteries);
    }
    announcePooled();
    pooled.serve(lotteries, groups.sellers[BundleGroups.POOL], order);
  }

  private void serve(BundleDeal[] deals, Philox lotteries) {
    for (int group = 0; group < BundleGroups.GROUPS; group++) {
      deals[group].serve(lotteries, groups.sellers[group], order);
    }
  }

  /** Takes what is announced in the main branch. */
  void announceMain() {
    for (int group = 0; group < BundleGroups.GROUPS; group++) {
      announce(main[group], group, groups.prices(group), groups.third());
    }
  }

  /** Takes what is announced in a branch with a random price pair. */
  void announceRandom(int branch, PricePair at) {
    for (int group = 0; group < BundleGroups.GROUPS; group++) {
      announce(random[branch][group], group, at, groups.demand(branch, group));
    }
  }

  /** Takes what is announced in the pool. */
  void announcePooled() {
    announce(pooled, BundleGroups.POOL, groups.prices(BundleGroups.POOL), groups.third());
  }

  private void announce(BundleDeal deal, int market, PricePair at, BundleDemand demand) {
    deal.announce(at, groups.supply(), groups.sellers[market], demand, groups.buyers[market]);
  }

  /** Returns the surplus of one deal for each group. */
  double surplus(BundleDeal[] deals) {
    return surplus(deals[0]) + surplus(deals[1]);
  }

  /** Returns the surplus of a deal, in the state that was drawn. */
  double surplus(BundleDeal deal) {
    return deal.surplus(values[groups.state()], costs[groups.state()]);
  }

  /** Returns the largest surplus of all agents if bundles could be divided, in the state drawn. */
  double maximum() {
    long[] sellers = groups.sellers[BundleGroups.POOL];
    long[] buyers = groups.buyers[BundleGroups.POOL];
    for (int signal = 0; signal < sellers.length; signal++) {
      sellerCounts[signal] = (double) sellers[signal];
    }
    for (int signal = 0; signal < buyers.length; signal++) {
      buyerCounts[signal] = (double) buyers[signal];
    }
    return known[groups.state()].largestSurplus(sellerCounts, buyerCounts);
  }

  /** Returns what sellers of a signal receive less what it costs them, in the main branch. */
  double sellersPayoff(int signal, double steps) {
    double[][] cost = costs[groups.state()];
    return main[0].sellersPayoff(signal, cost, steps) + main[1].sellersPayoff(signal, cost, steps);
  }

  /** Returns the least payoff of any agent in the main branch. */
  double leastPayoff(double steps) {
    double least = Double.POSITIVE_INFINITY;
    for (BundleDeal deal : main) {
      double ofDeal = deal.leastPayoff(values[groups.state()], costs[groups.state()], steps);
      least = Math.min(least, ofDeal);
    }
    return least;
  }
}
