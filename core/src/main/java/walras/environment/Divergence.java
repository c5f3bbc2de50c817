package walras.environment;

import walras.numeric.Elementary;

/** How fast the types of many agents tell two states apart; all rates are per agent. */
public final class Divergence {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double ACCURACY = 1e-9;

  private Divergence() {}

  /**
   * Returns the relative entropy (Kullback-Leibler) of the second state from the first. Terms that
   * cancel between types are left out, so that states that differ little keep their digits.
   */
  public static double relativeEntropy(SignalModel model, int state, int other) {
    double sum = 0;
    for (int x = 0; x < model.types().size(); x++) {
      double change = change(model, x, state, other);
      sum += model.signal(state, x) * (change - Elementary.log1p(change));
    }
    return sum;
  }

  /** Returns the variance of one agent's log likelihood ratio, given the first state. */
  public static double logRatioVariance(SignalModel model, int state, int other) {
    double mean = relativeEntropy(model, state, other);
    double sum = 0;
    for (int x = 0; x < model.types().size(); x++) {
      double deviation = logRatio(model, x, state, other) - mean;
      sum += model.signal(state, x) * deviation * deviation;
    }
    return sum;
  }

  /**
   * Returns the Chernoff information: the rate at which the probability vanishes that the less
   * likely of two states looks the more likely one.
   */
  public static double chernoff(SignalModel model, int state, int other) {
    double low = 0;
    double high = 1;
    while (high - low > ACCURACY) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      double atLeft = affinityLessOne(model, state, other, left);
      if (atLeft < affinityLessOne(model, state, other, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return -Elementary.log1p(affinityLessOne(model, state, other, (low + high) / 2));
  }

  private static double affinityLessOne(SignalModel model, int state, int other, double power) {
    double sum = 0;
    for (int x = 0; x < model.types().size(); x++) {
      sum += model.signal(state, x) * Elementary.expm1(-power * logRatio(model, x, state, other));
    }
    return sum;
  }

  private static double logRatio(SignalModel model, int type, int state, int other) {
    return -Elementary.log1p(change(model, type, state, other));
  }

  /** Returns by how much a type is likelier in the other state, relative to this one. */
  private static double change(SignalModel model, int type, int state, int other) {
    double probability = model.signal(state, type);
    return (model.signal(other, type) - probability) / probability;
  }
}
