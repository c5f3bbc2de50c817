package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Enumeration;
import walras.sampling.MultinomialLaw;

/** All counts of types, and of those served, that decide some metrics of random grouping. */
final class GroupingEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  /** Which draws decide a metric. */
  enum Scope {
    /** The counts of types in both groups. */
    GROUPS,
    /** The counts of types in both groups, and of those served there. */
    GROUPS_SERVED,
    /** The counts of types in the pool, and of those served there. */
    POOL_SERVED,
    /** The counts of types in the pool, and the type of one seller and one buyer. */
    POOL_REPORTS,
    /** The counts of types in both groups, and of those served there and in the pool. */
    ALL_SERVED;

    static Scope of(int metric, Capacity capacity) {
      if (metric == Measures.RATIONED_AGENTS && !capacity.isOne()) {
        return GROUPS_SERVED;
      }
      return switch (metric) {
        case Measures.SURPLUS,
            Measures.SURPLUS_LOSS,
            Measures.RELATIVE_EFFICIENCY,
            Measures.EPS_EFFICIENT,
            Measures.BUDGET_RESIDUAL ->
            GROUPS_SERVED;
        case Measures.POOLED_SURPLUS_LOSS,
            Measures.POOLED_RATIONED_UNITS,
            Measures.POOLED_PRICE_ERROR_LIMIT ->
            POOL_SERVED;
        case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER -> POOL_REPORTS;
        case Measures.GROUPING_COST -> ALL_SERVED;
        default -> GROUPS;
      };
    }
  }

  private final SizedGrouping sized;
  private final Scope scope;

  private GroupingEnumeration(SizedGrouping sized, Scope scope) {
    this.sized = sized;
    this.scope = scope;
  }

  /** Returns the enumerations that together decide every metric. */
  static List<Enumeration> all(SizedGrouping sized) {
    Capacity capacity = sized.environment().capacity();
    return Stream.of(Scope.values())
        .filter(scope -> scope != Scope.POOL_REPORTS || capacity.isOne())
        .<Enumeration>map(scope -> new GroupingEnumeration(sized, scope))
        .toList();
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, Measures.all().size())
        .filter(metric -> Scope.of(metric, sized.environment().capacity()) == scope)
        .filter(metric -> sized.undefined(metric).isEmpty())
        .boxed()
        .toList();
  }

  /** Prices lie in [0, 1], and no agent gains or loses more than two costs, values or prices. */
  @Override
  public double bound(int metric, int state) {
    TypeTable table = new TypeTable(sized.environment());
    double largest =
        DoubleStream.concat(DoubleStream.of(table.costs), DoubleStream.of(table.values))
            .map(Math::abs)
            .reduce(1, Math::max);
    return 2 * sized.environment().units() * largest + Math.abs(sized.centre(metric, state));
  }

  @Override
  public long configurations(double least) {
    TypeTable table = new TypeTable(sized.environment());
    long perGroup = sized.unitsPerGroup();
    boolean isFixed = sized.environment().isFixed();
    double groups =
        isFixed
            ? sides(table, perGroup, Double.NEGATIVE_INFINITY)
            : sides(table, perGroup, least) * sides(table, perGroup, least);
    double pool = isFixed ? 1 : sides(table, Trades.GROUPS * perGroup, least);
    double served = served(table, perGroup);
    double servedOfPool = served(table, Trades.GROUPS * perGroup);
    return (long)
        switch (scope) {
          case GROUPS -> groups;
          case GROUPS_SERVED -> groups * served * served;
          case POOL_SERVED -> pool * servedOfPool;
          case POOL_REPORTS -> pool * table.costs.length * table.values.length;
          case ALL_SERVED -> groups * served * served * servedOfPool;
        };
  }

  private static double sides(TypeTable table, long agents, double least) {
    return (double) MultinomialLaw.of(agents, table.costWeights).size(least)
        * (double) MultinomialLaw.of(agents, table.valueWeights).size(least);
  }

  /** Bounds how many different counts a number of those served can have: most for one half. */
  private static double served(TypeTable table, long side) {
    double[] weights =
        table.costs.length > table.values.length ? table.costWeights : table.valueWeights;
    int units = table.capacity.units();
    double random = (double) MultinomialLaw.of(side / 2, weights).size(Double.NEGATIVE_INFINITY);
    return table.capacity.isOne()
        ? random
        : random
            * ServiceLaw.most(side / units, units)
            * (double) MultinomialLaw.of(units, weights).size(Double.NEGATIVE_INFINITY);
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    GroupingVisit visit = new GroupingVisit(sized, scope, least, visitor);
    if (scope == Scope.POOL_SERVED || scope == Scope.POOL_REPORTS) {
      visit.pool();
    } else {
      visit.groups();
    }
  }
}
