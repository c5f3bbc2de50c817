package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import walras.environment.Divergence;
import walras.environment.SignalModel;
import walras.numeric.Elementary;
import walras.numeric.Minima;

/**
 * How fast the signals of pairs of a seller and a buyer tell a state from the others; rates are per
 * pair, and infinite or NaN where there is one state only.
 *
 * @param chernoff the rate at which the probability vanishes that another state looks the likelier
 * @param entropy the relative entropy of the state nearest in this sense
 * @param variance the variance of a pair's log likelihood ratio against that state
 * @param isTied whether two other states are about equally near, so that neither decides alone
 */
record Information(double chernoff, double entropy, double variance, boolean isTied)
    implements Serializable {

  /** Relative difference below which entropies count as equal. */
  private static final double TIE = 0.1;

  static Information of(RingEnvironment environment, int state) {
    double chernoff = Double.POSITIVE_INFINITY;
    double entropy = Double.NaN;
    double variance = Double.NaN;
    boolean isTied = false;
    for (int other = 0; other < environment.states(); other++) {
      if (other != state) {
        chernoff = Math.min(chernoff, chernoff(environment, state, other));
        double distance = entropy(environment, state, other);
        isTied = isNear(distance, entropy) || (isTied && distance > entropy);
        if (!(distance >= entropy)) {
          entropy = distance;
          variance = variance(environment, state, other);
        }
      }
    }
    return new Information(chernoff, entropy, variance, isTied);
  }

  private static boolean isNear(double one, double other) {
    return Math.abs(one - other) <= TIE * Math.min(one, other);
  }

  private static double entropy(RingEnvironment environment, int state, int other) {
    return Divergence.relativeEntropy(environment.sellers().model(), state, other)
        + Divergence.relativeEntropy(environment.buyers().model(), state, other);
  }

  private static double variance(RingEnvironment environment, int state, int other) {
    return Divergence.logRatioVariance(environment.sellers().model(), state, other)
        + Divergence.logRatioVariance(environment.buyers().model(), state, other);
  }

  private static double chernoff(RingEnvironment environment, int state, int other) {
    double power =
        Minima.between(weight -> logAffinity(environment, state, other, weight), 0, 0.5, 1);
    return -logAffinity(environment, state, other, power);
  }

  private static double logAffinity(
      RingEnvironment environment, int state, int other, double power) {
    return logAffinity(environment.sellers().model(), state, other, power)
        + logAffinity(environment.buyers().model(), state, other, power);
  }

  /** Returns log E[(likelihood ratio)^power], which is at most zero for powers up to one. */
  private static double logAffinity(SignalModel model, int state, int other, double power) {
    double less = 0;
    for (int signal = 0; signal < model.types().size(); signal++) {
      double probability = model.signal(state, signal);
      double change = (model.signal(other, signal) - probability) / probability;
      less += probability * Elementary.expm1(power * Elementary.log1p(change));
    }
    return Elementary.log1p(less);
  }
}
