package walras.mechanism.randomgrouping.interdependent;

import java.math.BigDecimal;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;

/** What infinitely many agents who trade bundles lose at random price pairs in a state. */
final class BundleBranches {

  private final BundleEnvironment environment;
  private final BundleOutcome outcome;
  private final double most;

  /**
   * Prepares a state.
   *
   * @param outcome what comes of trade of infinitely many agents in the state
   * @param known the market of those who know the state
   */
  BundleBranches(BundleEnvironment environment, BundleOutcome outcome, KnownBundles known) {
    this.environment = environment;
    this.outcome = outcome;
    most = known.largestSurplus();
  }

  /** Returns the limit where each buyer knows the own signal alone. */
  BranchLimit ofFirstMessages() {
    return of(new BundleDemand(environment).fromOwnSignals());
  }

  /** Returns the limit where all know the state. */
  BranchLimit ofKnownState(int state) {
    return of(new BundleDemand(environment).inState(state));
  }

  private BranchLimit of(BundleDemand announced) {
    BundleSupply offered = BundleSupply.of(environment);
    BigDecimal eps = environment.signals().eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    double loss = 0;
    double efficient = eps == null ? Double.NaN : 0;
    for (PairStretches.Stretch stretch : PairStretches.of(environment.grid(), offered, announced)) {
      int[] bundles = new int[environment.sellerSignals()];
      for (int signal = 0; signal < bundles.length; signal++) {
        bundles[signal] = offered.announced(signal, stretch.first(), stretch.second());
      }
      int[] wanted = new int[environment.buyerSignals()];
      for (int signal = 0; signal < wanted.length; signal++) {
        wanted[signal] = announced.announced(signal, stretch.first(), stretch.second());
      }
      double probability = PairStretches.probability(stretch, environment.grid());
      double lost = Math.max(0, most - outcome.surplus(bundles, wanted));
      loss += probability * lost;
      boolean isEdge = Math.abs(lost - bound) <= KnownBundles.ROUNDING;
      efficient += isEdge ? Double.NaN : lost < bound ? probability : 0;
    }
    return new BranchLimit(loss, efficient);
  }
}
