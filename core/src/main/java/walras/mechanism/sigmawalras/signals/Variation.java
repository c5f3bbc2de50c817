package walras.mechanism.sigmawalras.signals;

/**
 * How signals of exchangeable classes vary.
 *
 * @param between variance of the expected signal of a class, given what its agents share
 * @param correlation of that of two classes, in [0, 1]
 * @param within variance of signals given what agents share
 */
public record Variation(double between, double correlation, double within) {

  /** Returns the expected variance between two groups that are half of the agents each. */
  public double betweenGroups(double agents) {
    return between * (1 - correlation) / 2 + within / agents;
  }

  /** Returns the expected share of the variance among agents that lies between two groups. */
  public double revealed(double agents) {
    double groups = betweenGroups(agents);
    double all = groups + within * (agents - 2) / agents;
    return all > 0 ? groups / all : 0;
  }
}
