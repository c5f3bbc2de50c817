package walras.mechanism.randomgrouping.interdependent;

import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * The lottery over which announcements count: three branches with one random price for all, which
 * make the first, second and third messages matter, and the main one, at the groups' prices.
 *
 * @param each the probability of each branch with a random price
 */
record Branches(double each) {

  /** The number of branches with one random price for all. */
  static final int RANDOM_PRICE = 3;

  static Branches of(SignalEnvironment environment) {
    return new Branches(environment.eta().doubleValue());
  }

  /** Returns the probability of the main branch. */
  double main() {
    return 1 - RANDOM_PRICE * each;
  }

  /** Returns the expectation of what is worth something in each branch with a random price. */
  double mix(double[] random, double ofMain) {
    double sum = 0;
    for (double value : random) {
      sum += value;
    }
    return each * sum + main() * ofMain;
  }
}
