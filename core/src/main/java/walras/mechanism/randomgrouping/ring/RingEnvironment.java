package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * Sellers with some units and buyers who want as many, all with signals about the state, in a ring
 * of groups.
 *
 * @param signals who knows what, and the grid
 * @param groups the number r of groups, at least 3
 */
record RingEnvironment(SignalEnvironment signals, int groups) implements Serializable {

  void describe(Details details) {
    details.put("groups", (long) groups);
    signals.describe(details);
  }

  Grid grid() {
    return signals.grid();
  }

  Side sellers() {
    return signals.sellers();
  }

  Side buyers() {
    return signals.buyers();
  }

  /** Returns the number of states. */
  int states() {
    return signals.states().size();
  }

  /** Returns the number of units that an agent can trade. */
  int units() {
    return signals.units();
  }

  /** Returns what sellers' units cost in a state, by their places. */
  double[] costs(int state) {
    return sellers().money(state, 0);
  }

  /** Returns what units are worth to buyers in a state, by their places. */
  double[] values(int state) {
    return buyers().money(state, 0);
  }

  /** Returns the probability of each branch in which pairs trade. */
  double eta() {
    return signals.eta().doubleValue();
  }

  /** Returns the probability of the main branch. */
  double mainShare() {
    return 1 - Pairs.BRANCHES * eta();
  }
}
