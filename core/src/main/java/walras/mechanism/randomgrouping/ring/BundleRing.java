package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/**
 * Sellers and buyers of two commodities with signals about the state, in a ring of groups.
 *
 * @param bundles who knows what, what bundles are worth, and the grid
 * @param groups the number r of groups, at least 3
 */
record BundleRing(BundleEnvironment bundles, int groups) implements Serializable {

  void describe(Details details) {
    details.put("groups", (long) groups);
    bundles.describe(details);
  }

  /** Returns the ring with all but what both commodities together are worth. */
  RingEnvironment signals() {
    return new RingEnvironment(bundles.signals(), groups);
  }

  Grid grid() {
    return bundles.grid();
  }

  /** Returns the number of states. */
  int states() {
    return bundles.states();
  }

  /** Returns the probability of each branch in which pairs trade. */
  double eta() {
    return signals().eta();
  }

  /** Returns the probability of the main branch. */
  double mainShare() {
    return signals().mainShare();
  }
}
