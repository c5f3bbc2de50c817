package walras.mechanism.randomgrouping.ring;

/** Numbers of agents by signal as weights of what is summed over them. */
final class Weights {

  private Weights() {}

  static double[] of(long[] agents) {
    double[] weights = new double[agents.length];
    for (int signal = 0; signal < weights.length; signal++) {
      weights[signal] = (double) agents[signal];
    }
    return weights;
  }
}
