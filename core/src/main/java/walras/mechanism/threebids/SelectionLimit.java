package walras.mechanism.threebids;

import java.util.OptionalDouble;

/** What bounds over all undominated third bids tend to in a state. */
final class SelectionLimit {

  private final StateTheory theory;
  private final int groups;

  SelectionLimit(ThreeBidsEnvironment environment, StateTheory theory) {
    this.theory = theory;
    groups = environment.rules().groups();
  }

  /** Returns the limit of a metric that is such a bound, or nothing without one. */
  OptionalDouble of(int metric) {
    boolean learns = groups > theory.groupsToLearn();
    if (metric == Measures.INCENTIVE_BOUND) {
      return learns ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    if (groups > theory.groupsNeeded()) {
      return OptionalDouble.of(
          metric == Measures.AMBIGUOUS_SHARE ? 0 : theory.allocation().misallocation());
    }
    boolean isOpen = learns && groups < theory.groupsToDecide();
    return isOpen ? OptionalDouble.of(open(metric)) : OptionalDouble.empty();
  }

  /** Marginal agents may stand anywhere, and all others stand where they belong. */
  private double open(int metric) {
    Benchmark benchmark = theory.benchmark();
    double units = benchmark.unitsShare();
    double atLeast = benchmark.highOrMarginal();
    double high = benchmark.high();
    double ofHigh = high * (1 - units / atLeast);
    double ofLow = (units - high) / (1 - high) * (1 - atLeast);
    return switch (metric) {
      case Measures.AMBIGUOUS_SHARE -> benchmark.rankShare(0);
      case Measures.MISALLOCATION_SHARE_PT_LO -> 0;
      default -> ofHigh + ofLow;
    };
  }
}
