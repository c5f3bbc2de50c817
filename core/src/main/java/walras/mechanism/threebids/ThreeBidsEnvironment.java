package walras.mechanism.threebids;

import java.io.Serializable;
import walras.kernel.Details;

/**
 * An economy under the rules of the mechanism.
 *
 * @param economy signals and values
 * @param rules the mechanism's own parameters
 * @param tolerances what counts as equal
 * @param state the index of the state that always occurs, or {@link #RANDOM}
 * @param selection which third bids are looked at
 */
record ThreeBidsEnvironment(
    Economy economy, Rules rules, Tolerances tolerances, int state, Selection selection)
    implements Serializable {

  /** Stands for a state that is drawn from the prior. */
  static final int RANDOM = -1;

  /** The name in studies of a state that is drawn. */
  static final String RANDOM_NAME = "random";

  void describe(Details details) {
    economy.describe(details);
    rules.describe(details);
    tolerances.describe(details);
    details
        .put("state", state == RANDOM ? RANDOM_NAME : economy.model().states().get(state))
        .put("selection", selection.spelling());
  }

  /** Returns the indices of the states that can occur. */
  int[] occurring() {
    if (state != RANDOM) {
      return new int[] {state};
    }
    int[] all = new int[economy.states()];
    for (int each = 0; each < all.length; each++) {
      all[each] = each;
    }
    return all;
  }
}
