package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Enumeration.Visitor;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.interdependent.InterdependentEnumeration.Scope;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/** One walk through all configurations of an enumeration of bundles. Confined to one thread. */
final class BundleVisit {

  private static final int SIDES = 4;

  private final Scope scope;
  private final double least;
  private final Visitor visitor;
  private final BundleEnvironment environment;
  private final long perGroup;
  private final BundleGroups groups;
  private final BundleTrade trade;
  private final BundleMetrics metrics;
  private final Outcome outcome;

  /** Writes metrics. */
  @FunctionalInterface
  private interface Writer {
    void write(Outcome outcome);
  }

  /** A deal and the market whose sellers make it. */
  private record Part(BundleDeal deal, int market) {}

  BundleVisit(SizedBundles sized, Scope scope, double least, Visitor visitor) {
    this.scope = scope;
    this.least = least;
    this.visitor = visitor;
    environment = sized.market().environment();
    perGroup = sized.perGroup();
    groups = new BundleGroups(environment, perGroup);
    trade = new BundleTrade(sized.market(), groups);
    metrics = new BundleMetrics(sized.market(), perGroup, groups, trade);
    outcome = Outcome.create(sized.market());
  }

  /** Visits the configurations of a state. */
  void visit(int state) {
    outcome.state(state);
    if (scope == Scope.POOL) {
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
    return (sellers ? environment.signals().sellers() : environment.signals().buyers())
        .model()
        .signals(state);
  }

  private void pool(int state) {
    long agents = BundleGroups.GROUPS * perGroup;
    long[] sellers = groups.sellers[BundleGroups.POOL];
    long[] buyers = groups.buyers[BundleGroups.POOL];
    MultinomialLaw.of(agents, weights(state, true))
        .visit(
            least,
            (logSellers, ofSellers) -> {
              System.arraycopy(ofSellers, 0, sellers, 0, sellers.length);
              MultinomialLaw.of(agents, weights(state, false))
                  .visit(
                      least - logSellers,
                      (logBuyers, ofBuyers) -> {
                        System.arraycopy(ofBuyers, 0, buyers, 0, buyers.length);
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
      case MAIN -> served(parts(trade.main), logProbability, metrics::writeServed);
      case LOTTERY -> lottery(logProbability);
      case POOL -> served(List.of(pooled()), logProbability, metrics::writePool);
      case COMPARISON -> {
        List<Part> parts = new ArrayList<>(parts(trade.main));
        parts.add(pooled());
        served(parts, logProbability, metrics::writeComparison);
      }
      default -> branch(scope.branch(), logProbability);
    }
  }

  private static List<Part> parts(BundleDeal[] deals) {
    return List.of(new Part(deals[0], 0), new Part(deals[1], 1));
  }

  private Part pooled() {
    return new Part(trade.pooled, BundleGroups.POOL);
  }

  private void branch(int branch, double logProbability) {
    List<PairStretches.Stretch> stretches =
        PairStretches.of(
            environment.grid(),
            groups.supply(),
            groups.demand(branch, 0),
            groups.demand(branch, 1));
    for (PairStretches.Stretch stretch : stretches) {
      double withPrices = logProbability + logProbability(stretch);
      trade.announceRandom(branch, pair(stretch));
      served(
          parts(trade.random[branch]), withPrices, written -> metrics.writeBranch(branch, written));
    }
  }

  private void lottery(double logProbability) {
    List<PairStretches.Stretch> stretches =
        PairStretches.of(
            environment.grid(),
            groups.supply(),
            groups.demand(0, 0),
            groups.demand(1, 0),
            groups.demand(1, 1),
            groups.third());
    for (PairStretches.Stretch stretch : stretches) {
      trade.announceMain();
      List<Part> parts = new ArrayList<>(parts(trade.main));
      for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
        trade.announceRandom(branch, pair(stretch));
        parts.addAll(parts(trade.random[branch]));
      }
      served(parts, logProbability + logProbability(stretch), metrics::writeMixture);
    }
  }

  private double logProbability(PairStretches.Stretch stretch) {
    return Elementary.log(PairStretches.probability(stretch, environment.grid()));
  }

  private static PricePair pair(PairStretches.Stretch stretch) {
    PricePair pair = new PricePair();
    pair.set(stretch.first(), stretch.second());
    return pair;
  }

  /** Visits what the orders of sellers decide in some deals, as announced. */
  private void served(List<Part> parts, double logProbability, Writer writer) {
    List<List<SellerOrders.Way>> ways =
        parts.stream()
            .map(part -> SellerOrders.of(part.deal(), groups.sellers[part.market()]))
            .toList();
    choose(parts, ways, logProbability, writer);
  }

  private void choose(
      List<Part> parts, List<List<SellerOrders.Way>> ways, double logProbability, Writer writer) {
    if (logProbability < least) {
      return;
    }
    if (parts.isEmpty()) {
      writer.write(outcome);
      visitor.visit(logProbability, outcome);
      return;
    }
    for (SellerOrders.Way way : ways.get(0)) {
      parts.get(0).deal().complete(way.left());
      choose(
          parts.subList(1, parts.size()),
          ways.subList(1, ways.size()),
          logProbability + Elementary.log(way.probability()),
          writer);
    }
  }
}
