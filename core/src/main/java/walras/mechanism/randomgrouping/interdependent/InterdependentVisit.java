package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Enumeration.Visitor;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.DealLaw;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/** One walk through all configurations of an enumeration. Confined to one thread. */
final class InterdependentVisit {

  private static final int SIDES = 4;

  private final InterdependentEnumeration.Scope scope;
  private final double least;
  private final Visitor visitor;
  private final SignalEnvironment environment;
  private final long perGroup;
  private final Groups groups;
  private final Trade trade;
  private final TradeMetrics metrics;
  private final Outcome outcome;

  InterdependentVisit(
      SizedInterdependent sized,
      InterdependentEnumeration.Scope scope,
      double least,
      Visitor visitor) {
    this.scope = scope;
    this.least = least;
    this.visitor = visitor;
    environment = sized.environment();
    perGroup = sized.perGroup();
    groups = new Groups(environment, perGroup);
    trade = new Trade(environment, groups);
    metrics = new TradeMetrics(sized.market(), perGroup, groups, trade);
    outcome = Outcome.create(sized.market());
  }

  /** Visits the configurations of a state. */
  void visit(int state) {
    outcome.state(state);
    if (scope == InterdependentEnumeration.Scope.POOL) {
      pool(state);
    } else {
      groups(state, 0, 0);
    }
  }

  /** Visits the counts of sellers, then buyers, of one group after the other. */
  private void groups(int state, int side, double logProbability) {
    if (side == SIDES) {
      groups.pool();
      groups.infer(state);
      trade.announceMain();
      trade.announcePooled();
      decided(logProbability);
      return;
    }
    boolean sellers = side % 2 == 0;
    long[] target = sellers ? groups.sellers[side / 2] : groups.buyers[side / 2];
    MultinomialLaw.of(perGroup, weights(state, sellers))
        .visit(
            least - logProbability,
            (conditional, counts) -> {
              System.arraycopy(counts, 0, target, 0, counts.length);
              groups(state, side + 1, logProbability + conditional);
            });
  }

  private double[] weights(int state, boolean sellers) {
    return (sellers ? environment.sellers() : environment.buyers()).model().signals(state);
  }

  private void pool(int state) {
    long agents = Groups.GROUPS * perGroup;
    MultinomialLaw.of(agents, weights(state, true))
        .visit(
            least,
            (logSellers, sellers) -> {
              System.arraycopy(sellers, 0, groups.sellers[Groups.POOL], 0, sellers.length);
              MultinomialLaw.of(agents, weights(state, false))
                  .visit(
                      least - logSellers,
                      (logBuyers, buyers) -> {
                        System.arraycopy(buyers, 0, groups.buyers[Groups.POOL], 0, buyers.length);
                        groups.inferInPool(state);
                        trade.announcePooled();
                        decided(logSellers + logBuyers);
                      });
            });
  }

  /** Visits what chance decides once signals are known. */
  private void decided(double logProbability) {
    switch (scope) {
      case GROUPS -> {
        metrics.writeGroups(outcome);
        visitor.visit(logProbability, outcome);
      }
      case MAIN -> served(List.of(trade.main), logProbability, metrics::writeServed);
      case LOTTERY -> lottery(logProbability);
      case POOL -> served(List.of(trade.pooled), logProbability, metrics::writePool);
      case COMPARISON -> {
        List<Deal> deals = new ArrayList<>(List.of(trade.main));
        deals.add(trade.pooled);
        served(deals, logProbability, metrics::writeComparison);
      }
      default -> branch(scope.branch(), logProbability);
    }
  }

  private void branch(int branch, double logProbability) {
    PriceStretches stretches =
        PriceStretches.of(
            environment.steps(),
            groups.supply(),
            groups.demand(branch, 0),
            groups.demand(branch, 1));
    prices(
        stretches,
        logProbability,
        (price, withPrice) -> {
          trade.announceRandom(branch, price);
          List<Deal> deals = List.of(trade.random[branch]);
          served(deals, withPrice, written -> metrics.writeBranch(branch, written));
        });
  }

  private void lottery(double logProbability) {
    PriceStretches stretches =
        PriceStretches.of(
            environment.steps(),
            groups.supply(),
            groups.demand(0, 0),
            groups.demand(1, 0),
            groups.demand(1, 1),
            groups.third());
    prices(
        stretches,
        logProbability,
        (price, withPrice) -> {
          trade.announceMain();
          List<Deal> deals = new ArrayList<>(List.of(trade.main));
          for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
            trade.announceRandom(branch, price);
            deals.addAll(List.of(trade.random[branch]));
          }
          served(deals, withPrice, metrics::writeMixture);
        });
  }

  /** Visits a price of each stretch: within one, announcements and values do not change. */
  private void prices(PriceStretches stretches, double logProbability, PriceVisitor visit) {
    for (int stretch = 0; stretch < stretches.size(); stretch++) {
      double withPrice = logProbability + Elementary.log(stretches.probability(stretch));
      if (withPrice >= least) {
        visit.visit(stretches.price(stretch), withPrice);
      }
    }
  }

  /** Visits who sells in some deals, as announced. */
  private void served(List<Deal> deals, double logProbability, Writer writer) {
    choose(deals.stream().map(DealLaw::new).toList(), logProbability, writer);
  }

  private void choose(List<DealLaw> choices, double logProbability, Writer writer) {
    if (choices.isEmpty()) {
      writer.write(outcome);
      visitor.visit(logProbability, outcome);
      return;
    }
    List<DealLaw> rest = choices.subList(1, choices.size());
    choices
        .get(0)
        .visit(
            least - logProbability,
            conditional -> choose(rest, logProbability + conditional, writer));
  }

  /** Takes a random price, and the logarithm of the probability so far. */
  @FunctionalInterface
  private interface PriceVisitor {
    void visit(int price, double logProbability);
  }

  /** Writes metrics. */
  @FunctionalInterface
  private interface Writer {
    void write(Outcome outcome);
  }
}
