package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Enumeration.Visitor;
import walras.kernel.Outcome;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;
import walras.sampling.MultivariateHypergeometricLaw;

/** One walk through all configurations of an enumeration. Confined to one thread. */
final class GroupingVisit {

  private static final int KINDS = 4;

  private final GroupingEnumeration.Scope scope;
  private final double least;
  private final Visitor visitor;
  private final TypeTable table;
  private final TypeUnits units;
  private final Auctions auctions;
  private final TradeMetrics metrics;
  private final Trades trades = new Trades();
  private final Outcome outcome;
  private final Environment environment;
  private final long perGroup;

  GroupingVisit(
      SizedGrouping sized, GroupingEnumeration.Scope scope, double least, Visitor visitor) {
    this.scope = scope;
    this.least = least;
    this.visitor = visitor;
    environment = sized.environment();
    table = new TypeTable(environment);
    perGroup = sized.unitsPerGroup();
    units = new TypeUnits(table, perGroup);
    auctions = new Auctions(sized.environment(), perGroup, units);
    metrics = sized.metrics();
    outcome = Outcome.create(sized.market());
  }

  /** Visits the counts of both groups. */
  void groups() {
    if (environment.isFixed()) {
      divide();
    } else {
      groups(0, 0);
    }
  }

  /** Visits the divisions of a fixed population: the counts of one group, and the others. */
  private void divide() {
    long agents = Trades.GROUPS * perGroup;
    long[] sellers = environment.sellers().in(agents);
    long[] buyers = environment.buyers().in(agents);
    MultivariateHypergeometricLaw.of(sellers, perGroup)
        .visit(
            least,
            (logSellers, sold) -> {
              divide(sellers, sold, units.sellers);
              MultivariateHypergeometricLaw.of(buyers, perGroup)
                  .visit(
                      least - logSellers,
                      (logBuyers, bought) -> {
                        divide(buyers, bought, units.buyers);
                        units.pool();
                        auctions.clear(trades);
                        group(logSellers + logBuyers);
                      });
            });
  }

  private static void divide(long[] all, long[] first, long[][] groups) {
    for (int type = 0; type < all.length; type++) {
      groups[0][type] = first[type];
      groups[1][type] = all[type] - first[type];
    }
  }

  /** Visits the counts of sellers, then buyers, of one group after the other. */
  private void groups(int kind, double logProbability) {
    if (kind == KINDS) {
      units.pool();
      auctions.clear(trades);
      group(logProbability);
      return;
    }
    int group = kind / 2;
    boolean sellers = kind % 2 == 0;
    long[] target = sellers ? units.sellers[group] : units.buyers[group];
    MultinomialLaw.of(perGroup, sellers ? table.costWeights : table.valueWeights)
        .visit(
            least - logProbability,
            (conditional, counts) -> {
              System.arraycopy(counts, 0, target, 0, counts.length);
              groups(kind + 1, logProbability + conditional);
            });
  }

  private void group(double logProbability) {
    if (scope == GroupingEnumeration.Scope.GROUPS) {
      units.accounts().maximum(trades, Trades.GROUPS * perGroup);
      units.accounts().payoffs(trades, perGroup);
      metrics.writePrices(trades, outcome);
      metrics.writeQuantities(trades, outcome);
      metrics.writeRationed(trades, outcome);
      metrics.writeAgents(trades, outcome);
      visitor.visit(logProbability, outcome);
    } else {
      units.accounts().maximum(trades, Trades.GROUPS * perGroup);
      served(0, logProbability);
    }
  }

  /** Visits those served in a market and the ones after it, as far as they are wanted. */
  private void served(int market, double logProbability) {
    int last = scope == GroupingEnumeration.Scope.GROUPS_SERVED ? Trades.POOL : Trades.POOL + 1;
    if (market == last) {
      if (scope != GroupingEnumeration.Scope.POOL_SERVED) {
        metrics.writeRationed(trades, outcome);
        metrics.writeSurplus(trades, outcome);
        metrics.writeComparison(trades, outcome);
      }
      metrics.writePooledMarket(trades, outcome);
      metrics.writePooledSurplus(trades, outcome);
      visitor.visit(logProbability, outcome);
      return;
    }
    units.announce(market, trades.price(market));
    boolean sellersWait = trades.supply[market] > trades.demand[market];
    long[] target = sellersWait ? units.soldBy[market] : units.boughtBy[market];
    if (table.capacity.isOne() || trades.rationed(market) == 0) {
      any(market, target, trades.traded(market), logProbability);
    } else {
      inOrder(market, target, logProbability);
    }
  }

  /** Visits the units that trade if any of those announced may. */
  private void any(int market, long[] target, long number, double logProbability) {
    MultivariateHypergeometricLaw.of(target, number)
        .visit(
            least - logProbability,
            (conditional, counts) -> {
              System.arraycopy(counts, 0, target, 0, counts.length);
              units.accounts().executed(market, trades);
              served(market + 1, logProbability + conditional);
            });
  }

  /** Visits where service ends, the units of the last agent served and those of the others. */
  private void inOrder(int market, long[] target, double logProbability) {
    long[] announced = target.clone();
    boolean sellersWait = trades.supply[market] > trades.demand[market];
    long side = market == Trades.POOL ? Trades.GROUPS * perGroup : perGroup;
    long all = Math.max(trades.supply[market], trades.demand[market]);
    int capacity = table.capacity.units();
    Service service = trades.service[market];
    new ServiceLaw(side / capacity, capacity, all, trades.traded(market))
        .visit(
            least - logProbability,
            service,
            logEnd -> {
              trades.rationedAgents[market] = service.rationed();
              double sofar = logProbability + logEnd;
              MultivariateHypergeometricLaw.of(announced, service.wanted)
                  .visit(
                      least - sofar,
                      (logLast, last) -> {
                        long[] kept = last.clone();
                        TypeService.keepBest(kept, service.got, !sellersWait);
                        others(market, difference(announced, last), kept, sofar + logLast);
                      });
            });
  }

  /** Visits the units of the agents in front of the last one served, given what she trades. */
  private void others(int market, long[] left, long[] kept, double logProbability) {
    boolean sellersWait = trades.supply[market] > trades.demand[market];
    MultivariateHypergeometricLaw.of(left, trades.service[market].before)
        .visit(
            least - logProbability,
            (conditional, counts) -> {
              long[] target = sellersWait ? units.soldBy[market] : units.boughtBy[market];
              Arrays.setAll(target, type -> counts[type] + kept[type]);
              units.accounts().executed(market, trades);
              served(market + 1, logProbability + conditional);
            });
  }

  private static long[] difference(long[] counts, long[] less) {
    long[] difference = new long[counts.length];
    Arrays.setAll(difference, type -> counts[type] - less[type]);
    return difference;
  }

  /** Visits the counts of the pool. */
  void pool() {
    long agents = Trades.GROUPS * perGroup;
    long[] sellers = units.sellers[Trades.POOL];
    long[] buyers = units.buyers[Trades.POOL];
    if (environment.isFixed()) {
      System.arraycopy(environment.sellers().in(agents), 0, sellers, 0, sellers.length);
      System.arraycopy(environment.buyers().in(agents), 0, buyers, 0, buyers.length);
      pool(0);
      return;
    }
    MultinomialLaw.of(agents, table.costWeights)
        .visit(
            least,
            (logSellers, sold) -> {
              System.arraycopy(sold, 0, sellers, 0, sold.length);
              MultinomialLaw.of(agents, table.valueWeights)
                  .visit(
                      least - logSellers,
                      (logBuyers, bought) -> {
                        System.arraycopy(bought, 0, buyers, 0, bought.length);
                        pool(logSellers + logBuyers);
                      });
            });
  }

  private void pool(double logProbability) {
    units.reach(Trades.POOL);
    auctions.clearPool(trades);
    if (scope == GroupingEnumeration.Scope.POOL_SERVED) {
      units.accounts().maximum(trades, Trades.GROUPS * perGroup);
      served(Trades.POOL, logProbability);
    } else {
      reports(logProbability);
    }
  }

  /** Visits the types of one seller and one buyer. */
  private void reports(double logProbability) {
    for (int seller = 0; seller < table.costs.length; seller++) {
      for (int buyer = 0; buyer < table.values.length; buyer++) {
        double share = share(units.sellers[Trades.POOL][seller]);
        share *= share(units.buyers[Trades.POOL][buyer]);
        if (share > 0) {
          units.focusOnSeller(seller);
          units.focusOnBuyer(buyer);
          auctions.misreport(trades);
          metrics.writeReports(trades, outcome);
          visitor.visit(logProbability + Elementary.log(share), outcome);
        }
      }
    }
  }

  private double share(long agents) {
    return (double) agents / (double) (Trades.GROUPS * perGroup);
  }
}
