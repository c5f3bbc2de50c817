package walras.mechanism.threebids;

import java.io.Serializable;
import walras.kernel.Details;

/**
 * The mechanism's own parameters.
 *
 * @param groups the number r of groups, at least 3
 * @param sellersPerN sellers in a group over n, at least 1
 * @param buyersPerN buyers in a group over n, at least 1
 * @param epsilon the probability of the random fixed price rule, in [0, 1)
 */
record Rules(int groups, int sellersPerN, int buyersPerN, double epsilon) implements Serializable {

  void describe(Details details) {
    details
        .put("groups", (long) groups)
        .put("sellers-per-n", (long) sellersPerN)
        .put("buyers-per-n", (long) buyersPerN)
        .put("epsilon", epsilon);
  }

  /** Returns the members of a group over n. */
  int membersPerN() {
    return sellersPerN + buyersPerN;
  }

  /** Returns the units over the agents. */
  double unitsShare() {
    return (double) sellersPerN / membersPerN();
  }

  /** Returns the number of agents over n. */
  long agentsPerN() {
    return (long) groups * membersPerN();
  }

  /** Returns the probability that a seller is paired with a buyer. */
  double pairedSellers() {
    return (double) Math.min(sellersPerN, buyersPerN) / sellersPerN;
  }

  /** Returns the probability that a buyer is paired with a seller. */
  double pairedBuyers() {
    return (double) Math.min(sellersPerN, buyersPerN) / buyersPerN;
  }
}
