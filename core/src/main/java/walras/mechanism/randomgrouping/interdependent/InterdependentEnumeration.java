package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Enumeration;
import walras.mechanism.randomgrouping.signals.DealLaw;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/** All counts, random prices and choices of sellers that decide some metrics. */
final class InterdependentEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  /** Which draws decide a metric. */
  enum Scope {
    /** The counts of signals in both groups. */
    GROUPS,
    /** The counts in both groups, and the sellers who sell there in the main branch. */
    MAIN,
    /** The counts in both groups, a random price, and the sellers who sell at it. */
    BRANCH_1,
    BRANCH_2,
    BRANCH_3,
    /** The same of all branches together. */
    LOTTERY,
    /** The counts in the pool, and the sellers who sell there. */
    POOL,
    /** The counts in both groups, and the sellers who sell there and in the pool. */
    COMPARISON;

    /** With several units chance decides how many sellers those are who are rationed or forced. */
    static Scope of(int metric, int units) {
      if (metric == Measures.RATIONED_AGENTS && units > 1) {
        return MAIN;
      }
      return switch (metric) {
        case Measures.SURPLUS,
            Measures.SURPLUS_LOSS,
            Measures.RELATIVE_EFFICIENCY,
            Measures.MIN_PAYOFF,
            Measures.BUDGET_RESIDUAL ->
            MAIN;
        case Measures.SURPLUS_LOSS_BRANCH_1 -> BRANCH_1;
        case Measures.SURPLUS_LOSS_BRANCH_2 -> BRANCH_2;
        case Measures.SURPLUS_LOSS_BRANCH_3 -> BRANCH_3;
        case Measures.MECHANISM_SURPLUS_LOSS, Measures.EPS_EFFICIENT -> LOTTERY;
        case Measures.POOLED_SURPLUS_LOSS,
            Measures.POOLED_RATIONED_UNITS,
            Measures.POOLED_PRICE_ERROR_LIMIT ->
            POOL;
        case Measures.GROUPING_COST -> COMPARISON;
        default -> metric >= Measures.INTERIM_PAYOFF_SELLER ? MAIN : GROUPS;
      };
    }

    /** Returns the branch of a scope that has one, from 0. */
    int branch() {
      return switch (this) {
        case BRANCH_1 -> 0;
        case BRANCH_2 -> 1;
        case BRANCH_3 -> 2;
        default -> throw new IllegalStateException("%s has no branch".formatted(this));
      };
    }
  }

  private final SizedInterdependent sized;
  private final Scope scope;

  private InterdependentEnumeration(SizedInterdependent sized, Scope scope) {
    this.sized = sized;
    this.scope = scope;
  }

  /** Returns the enumerations that together decide every metric. */
  static List<Enumeration> all(SizedInterdependent sized) {
    return Stream.of(Scope.values())
        .<Enumeration>map(scope -> new InterdependentEnumeration(sized, scope))
        .toList();
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, sized.market().metrics().size())
        .filter(metric -> Scope.of(metric, sized.environment().units()) == scope)
        .boxed()
        .toList();
  }

  /** Prices lie in [0, 1]; no agent gains or loses more than two costs, values or prices. */
  @Override
  public double bound(int metric, int state) {
    double centre = Math.abs(sized.centre(metric, state));
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL) {
      return centre + logError();
    }
    double each =
        metric >= Measures.INTERIM_PAYOFF_SELLER
            ? 1
                / sized
                    .environment()
                    .sellers()
                    .model()
                    .signal(state, metric - Measures.INTERIM_PAYOFF_SELLER)
            : 1;
    return 2 * sized.environment().units() * largestMoney(state) * each + centre;
  }

  private double largestMoney(int state) {
    SignalEnvironment environment = sized.environment();
    return DoubleStream.concat(
            DoubleStream.of(environment.sellers().money(state, 0)),
            DoubleStream.of(environment.buyers().money(state, 0)))
        .map(Math::abs)
        .reduce(1, Math::max);
  }

  /** Bounds the logarithm of the odds against any state. */
  private double logError() {
    SignalEnvironment environment = sized.environment();
    double least = 1;
    double leastPrior = 1;
    for (int state = 0; state < environment.states().size(); state++) {
      leastPrior = Math.min(leastPrior, environment.buyers().model().prior(state));
      for (double probability : environment.buyers().model().signals(state)) {
        least = Math.min(least, probability);
      }
    }
    double signals = Groups.GROUPS * (double) sized.perGroup();
    return -signals * Elementary.log(least)
        - Elementary.log(leastPrior)
        + environment.states().size();
  }

  @Override
  public long configurations(double least) {
    SignalEnvironment environment = sized.environment();
    double all = 0;
    for (int state = 0; state < environment.states().size(); state++) {
      all += configurations(state, least);
    }
    return (long) all;
  }

  private double configurations(int state, double least) {
    long perGroup = sized.perGroup();
    double groups = sides(state, perGroup, least) * sides(state, perGroup, least);
    double served = served(state, perGroup) * served(state, perGroup);
    double servedInPool = served(state, Groups.GROUPS * perGroup);
    double first = prices(1);
    double second = prices(Groups.GROUPS);
    double all = prices(Groups.GROUPS + 2);
    return switch (scope) {
      case GROUPS -> groups;
      case MAIN -> groups * served;
      case BRANCH_1, BRANCH_3 -> groups * first * served;
      case BRANCH_2 -> groups * second * served;
      case LOTTERY -> groups * all * served * served * served * served;
      case POOL -> sides(state, Groups.GROUPS * perGroup, least) * servedInPool;
      case COMPARISON -> groups * served * servedInPool;
    };
  }

  /** Bounds the number of stretches of prices between the thresholds of some demands and supply. */
  private double prices(int demands) {
    SignalEnvironment environment = sized.environment();
    double thresholds =
        environment.sellers().signals() + (double) demands * environment.buyers().signals();
    return Math.min(environment.steps(), environment.units() * thresholds) + 1;
  }

  private double sides(int state, long agents, double least) {
    SignalEnvironment environment = sized.environment();
    return (double)
            MultinomialLaw.of(agents, environment.sellers().model().signals(state)).size(least)
        * (double)
            MultinomialLaw.of(agents, environment.buyers().model().signals(state)).size(least);
  }

  private double served(int state, long agents) {
    SignalEnvironment environment = sized.environment();
    return DealLaw.most(agents, environment.units(), environment.sellers().model().signals(state));
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    new InterdependentVisit(sized, scope, least, visitor).visit(state);
  }
}
