package walras.mechanism.threebids;

import java.io.Serializable;

/**
 * How many agents there are.
 *
 * @param groups the number of groups
 * @param sellers in each group, who have one unit each
 * @param buyers in each group
 */
record GroupSize(int groups, long sellers, long buyers) implements Serializable {

  /** Returns the agents in each group. */
  long members() {
    return sellers + buyers;
  }

  /** Returns the number of all agents. */
  double agents() {
    return (double) groups * (double) members();
  }

  /** Returns the number of all units. */
  double units() {
    return (double) groups * (double) sellers;
  }

  /** Returns the pairs in each group. */
  long pairs() {
    return Math.min(sellers, buyers);
  }

  /** Returns the group before another in the ring. */
  int before(int group) {
    return group == 0 ? groups - 1 : group - 1;
  }
}
