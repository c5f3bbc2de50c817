package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Enumeration;
import walras.mechanism.randomgrouping.signals.DealLaw;
import walras.mechanism.randomgrouping.signals.Side;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/** All counts of signals, and of those served, that decide some metrics of a ring of groups. */
final class RingEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  /** Which draws decide a metric. */
  enum Scope {
    /** The counts of signals in all groups. */
    GROUPS,
    /** The counts of signals in all groups, and who sells there in the main branch. */
    GROUPS_SERVED,
    /** The counts of signals in all groups, who sells there, and what the pairs trade. */
    LOTTERY,
    /** The counts of signals of all agents. */
    POOL,
    /** The counts of signals of all agents, and who sells in one market of them. */
    POOL_SERVED,
    /** The counts of signals in all groups, who sells there and in one market of all. */
    ALL_SERVED;

    /** With several units chance decides how many sellers those are who are rationed or forced. */
    static Scope of(int metric, int units) {
      if (metric == Measures.RATIONED_AGENTS && units > 1) {
        return GROUPS_SERVED;
      }
      return switch (metric) {
        case Measures.SURPLUS,
            Measures.SURPLUS_LOSS,
            Measures.RELATIVE_EFFICIENCY,
            Measures.MIN_PAYOFF,
            Measures.BUDGET_RESIDUAL,
            Measures.MECHANISM_SURPLUS_LOSS ->
            GROUPS_SERVED;
        case Measures.EPS_EFFICIENT -> LOTTERY;
        case Measures.MAX_SURPLUS,
            Measures.POSTERIOR_ERROR_ALL,
            Measures.LOG_POSTERIOR_ERROR_ALL,
            Measures.POOLED_RATIONED_UNITS,
            Measures.POOLED_PRICE_ERROR_LIMIT ->
            POOL;
        case Measures.POOLED_SURPLUS_LOSS -> POOL_SERVED;
        case Measures.GROUPING_COST -> ALL_SERVED;
        default -> GROUPS;
      };
    }
  }

  private final SizedRing sized;
  private final Scope scope;

  private RingEnumeration(SizedRing sized, Scope scope) {
    this.sized = sized;
    this.scope = scope;
  }

  /** Returns the enumerations that together decide every metric. */
  static List<Enumeration> all(SizedRing sized) {
    return Stream.of(Scope.values())
        .<Enumeration>map(scope -> new RingEnumeration(sized, scope))
        .toList();
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, Measures.all().size())
        .filter(metric -> Scope.of(metric, sized.environment().units()) == scope)
        .boxed()
        .toList();
  }

  /**
   * Prices lie in [0, 1], and nobody gains or loses more than two costs, values or prices. The
   * logarithm of an error has no such bound.
   */
  @Override
  public double bound(int metric, int state) {
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL) {
      return Double.POSITIVE_INFINITY;
    }
    RingEnvironment environment = sized.environment();
    double largest =
        DoubleStream.concat(
                DoubleStream.of(environment.costs(state)),
                DoubleStream.of(environment.values(state)))
            .map(Math::abs)
            .reduce(1, Math::max);
    return 2 * environment.units() * largest + Math.abs(sized.centre(metric, state));
  }

  @Override
  public long configurations(double least) {
    double sum = 0;
    for (int state = 0; state < sized.environment().states(); state++) {
      sum += configurations(state, least);
    }
    return (long) sum;
  }

  private double configurations(int state, double least) {
    RingEnvironment environment = sized.environment();
    long perGroup = sized.perGroup();
    long all = environment.groups() * perGroup;
    double inGroups = Elementary.pow(counts(state, perGroup, least), environment.groups());
    double served = Elementary.pow(served(state, perGroup), environment.groups());
    return switch (scope) {
      case GROUPS -> inGroups;
      case GROUPS_SERVED -> inGroups * served;
      case LOTTERY -> inGroups * (served + pairs());
      case POOL -> counts(state, all, least);
      case POOL_SERVED -> counts(state, all, least) * served(state, all);
      case ALL_SERVED -> inGroups * served * served(state, all);
    };
  }

  private double counts(int state, long agents, double least) {
    RingEnvironment environment = sized.environment();
    return (double) law(environment.sellers(), state, agents).size(least)
        * (double) law(environment.buyers(), state, agents).size(least);
  }

  private double served(int state, long agents) {
    RingEnvironment environment = sized.environment();
    return DealLaw.most(agents, environment.units(), environment.sellers().model().signals(state));
  }

  /** Bounds how many prices and partners the branches have in which pairs trade. */
  private double pairs() {
    RingEnvironment environment = sized.environment();
    double partners =
        Math.max(
            subsets(environment.sellers(), sized.perGroup()),
            subsets(environment.buyers(), sized.perGroup()));
    return Pairs.BRANCHES
        * (environment.grid().steps() + 1.0)
        * Elementary.pow(partners, environment.groups() * environment.units());
  }

  /** Bounds how many different counts a number of those served can have: most for one half. */
  private static double subsets(Side side, long agents) {
    double[] weights = side.model().signals(0);
    return (double) MultinomialLaw.of((agents + 1) / 2, weights).size(Double.NEGATIVE_INFINITY);
  }

  static MultinomialLaw law(Side side, int state, long agents) {
    return MultinomialLaw.of(agents, side.model().signals(state));
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    RingVisit visit = new RingVisit(sized, scope, least, visitor);
    if (scope == Scope.POOL || scope == Scope.POOL_SERVED) {
      visit.pool(state);
    } else {
      visit.groups(state);
    }
  }
}
