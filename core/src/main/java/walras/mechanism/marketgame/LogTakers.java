package walras.mechanism.marketgame;

/**
 * Price takers with logarithmic utility: their price is the ratio of two sums. Confined to one
 * thread.
 */
final class LogTakers {

  /** Utility weight of good r times endowment of q, and weight of q times endowment of r. */
  final double[] valueOfQ;

  final double[] valueOfR;

  /** Denominator and numerator of the price. */
  double scaleQ;

  double scaleR;

  private final ActiveAgents agents;

  LogTakers(ActiveAgents agents) {
    this.agents = agents;
    valueOfQ = new double[agents.types];
    valueOfR = new double[agents.types];
  }

  /** Values endowments by what the agents believe. */
  void believe() {
    double sumQ = agents.active * agents.kappaQ;
    double sumR = agents.active * agents.kappaR;
    for (int x = 0; x < agents.types; x++) {
      valueOfQ[x] = (1 - agents.beliefs[x]) * agents.endowmentQ;
      valueOfR[x] = agents.beliefs[x] * agents.endowmentR;
      sumQ += agents.counts[x] * valueOfQ[x];
      sumR += agents.counts[x] * valueOfR[x];
    }
    scaleQ = sumQ;
    scaleR = sumR;
  }
}
