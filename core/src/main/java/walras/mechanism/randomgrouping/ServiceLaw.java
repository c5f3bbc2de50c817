package walras.mechanism.randomgrouping;

import walras.sampling.MultivariateHypergeometricLaw;

/**
 * Everything that {@link Service} can draw in a market, with the probabilities: the announced units
 * in front of an agent, her own and those behind are as in a draw without replacement.
 *
 * @param agents the number of agents of the side
 * @param units how many each could announce
 * @param announced the units that they announce, more than are served
 * @param served the units of the short side
 */
record ServiceLaw(long agents, int units, long announced, long served) {

  /** Takes the end of service, with the logarithm of its probability. */
  @FunctionalInterface
  interface Visitor {
    void visit(double logProbability);
  }

  /**
   * Visits all ends of service.
   *
   * @param least the log-probability below which ends are left out
   * @param service where each end is written
   */
  void visit(double least, Service service, Visitor visitor) {
    if (served == 0) {
      service.set(0, 0, 0, 0);
      service.rest(agents, units, announced);
      visitor.visit(0);
      return;
    }
    for (long agent = 1; agent <= agents; agent++) {
      long position = agent;
      long[] places = {(agent - 1) * units, units, (agents - agent) * units};
      MultivariateHypergeometricLaw.of(places, announced)
          .visit(
              least,
              (logProbability, counts) -> {
                if (counts[0] < served && served <= counts[0] + counts[1]) {
                  service.set(position, counts[0], counts[1], (int) (served - counts[0]));
                  service.rest(agents, units, announced);
                  visitor.visit(logProbability);
                }
              });
    }
  }

  /** Bounds how many ends a market can have. */
  static double most(long agents, int units) {
    return (double) agents * units * (units + 1) / 2;
  }
}
