package walras.mechanism.randomgrouping.interdependent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Enumeration;
import walras.mechanism.randomgrouping.interdependent.InterdependentEnumeration.Scope;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/** All counts, random price pairs and orders of sellers that decide some metrics of bundles. */
final class BundleEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  private final SizedBundles sized;
  private final Scope scope;

  private BundleEnumeration(SizedBundles sized, Scope scope) {
    this.sized = sized;
    this.scope = scope;
  }

  /** Returns the enumerations that together decide every metric. */
  static List<Enumeration> all(SizedBundles sized) {
    return Stream.of(Scope.values())
        .<Enumeration>map(scope -> new BundleEnumeration(sized, scope))
        .toList();
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, sized.market().metrics().size())
        .filter(metric -> scope(metric) == scope)
        .boxed()
        .toList();
  }

  /** The order decides whether a seller who is rationed in one commodity is in the other one. */
  private static Scope scope(int metric) {
    return metric == Measures.RATIONED_AGENTS ? Scope.MAIN : Scope.of(metric, 1);
  }

  /** Prices lie in [0, 1]; no agent gains or loses more than two bundles of any kind. */
  @Override
  public double bound(int metric, int state) {
    double centre = Math.abs(sized.centre(metric, state));
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL) {
      return centre + logError();
    }
    double each =
        metric >= Measures.INTERIM_PAYOFF_SELLER
            ? 1 / signals().sellers().model().signal(state, metric - Measures.INTERIM_PAYOFF_SELLER)
            : 1;
    return 2 * (2 + largestMoney(state)) * each + centre;
  }

  private SignalEnvironment signals() {
    return sized.market().environment().signals();
  }

  private double largestMoney(int state) {
    BundleEnvironment environment = sized.market().environment();
    return Stream.of(environment.costs(state), environment.values(state))
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  /** Bounds the logarithm of the odds against any state. */
  private double logError() {
    double least = 1;
    double leastPrior = 1;
    for (int state = 0; state < signals().states().size(); state++) {
      leastPrior = Math.min(leastPrior, signals().buyers().model().prior(state));
      for (double probability : signals().buyers().model().signals(state)) {
        least = Math.min(least, probability);
      }
    }
    double agents = BundleGroups.GROUPS * (double) sized.perGroup();
    return -agents * Elementary.log(least) - Elementary.log(leastPrior) + signals().states().size();
  }

  @Override
  public long configurations(double least) {
    double all = 0;
    for (int state = 0; state < signals().states().size(); state++) {
      all += configurations(state, least);
    }
    return (long) all;
  }

  private double configurations(int state, double least) {
    long perGroup = sized.perGroup();
    double prices = signals().steps() + 1.0;
    double groups = sides(state, perGroup, least) * sides(state, perGroup, least);
    double orders = orders(perGroup) * orders(perGroup);
    double pooled = orders(BundleGroups.GROUPS * perGroup);
    return switch (scope) {
      case GROUPS -> groups;
      case MAIN -> groups * orders;
      case BRANCH_1, BRANCH_2, BRANCH_3 -> groups * prices * prices * orders;
      case LOTTERY -> groups * prices * prices * orders * orders * orders * orders;
      case POOL -> sides(state, BundleGroups.GROUPS * perGroup, least) * pooled;
      case COMPARISON -> groups * orders * pooled;
    };
  }

  private double sides(int state, long agents, double least) {
    return (double)
            MultinomialLaw.of(agents, signals().sellers().model().signals(state)).size(least)
        * (double) MultinomialLaw.of(agents, signals().buyers().model().signals(state)).size(least);
  }

  /**
   * Bounds what orders of sellers decide: any order, or how many sellers of each signal come before
   * either commodity is used up, most where all signals are equally many.
   */
  private double orders(long agents) {
    double any = 1;
    for (long agent = 2; agent <= agents && any < Long.MAX_VALUE; agent++) {
      any *= (double) agent;
    }
    double each = (double) agents / signals().sellers().signals();
    double cuts = 1;
    for (int signal = 0; signal < signals().sellers().signals(); signal++) {
      cuts *= (each + 1) * (each + 2) / 2;
    }
    return Math.min(any, cuts);
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    new BundleVisit(sized, scope, least, visitor).visit(state);
  }
}
