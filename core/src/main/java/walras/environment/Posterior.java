package walras.environment;

import walras.numeric.Elementary;

/**
 * The belief about the state of everybody who knows how many agents there are of each type, kept in
 * logarithms; confined to one thread.
 */
public final class Posterior {

  private static final double LOG1P_IS_IDENTITY = 1e-17;

  private final int states;
  private final int types;
  private final double[] logPrior;
  private final double[] logSignals;
  private final double[] logWeights;
  private final double[] probabilities;
  private double errorOdds;
  private double logOdds;

  private Posterior(SignalModel model) {
    states = model.states().size();
    types = model.types().size();
    logPrior = new double[states];
    logSignals = new double[states * types];
    logWeights = new double[states];
    probabilities = new double[states];
    for (int z = 0; z < states; z++) {
      logPrior[z] = Elementary.log(model.prior(z));
      for (int x = 0; x < types; x++) {
        logSignals[z * types + x] = Elementary.log(model.signal(z, x));
      }
    }
  }

  /** Creates the belief of a model; it holds nothing before the first {@link #update}. */
  public static Posterior create(SignalModel model) {
    return new Posterior(model);
  }

  /**
   * Forms the belief.
   *
   * @param counts the number of agents of each type
   * @param truth the state that was drawn, to which the errors refer
   */
  public void update(long[] counts, int truth) {
    int best = 0;
    for (int z = 0; z < states; z++) {
      double sum = logPrior[z];
      int row = z * types;
      for (int x = 0; x < types; x++) {
        sum += (double) counts[x] * logSignals[row + x];
      }
      logWeights[z] = sum;
      best = sum > logWeights[best] ? z : best;
    }
    if (states == 2) {
      compareTwo(truth);
    } else {
      normalize(logWeights[best]);
      compare(truth);
    }
  }

  /** Returns the probability of a state. */
  public double probability(int state) {
    return probabilities[state];
  }

  /** Returns the logarithm of the probability of all states but the truth. */
  public double logError() {
    double rest = errorOdds < LOG1P_IS_IDENTITY ? errorOdds : Elementary.log1p(errorOdds);
    return logOdds < 0 ? logOdds - rest : -rest;
  }

  /** Returns the probability of all states but the truth, accurate also where it is tiny. */
  public double error() {
    return logOdds < 0 ? errorOdds / (1 + errorOdds) : 1 / (1 + errorOdds);
  }

  private void compareTwo(int truth) {
    logOdds = logWeights[1 - truth] - logWeights[truth];
    errorOdds = Elementary.exp(-Math.abs(logOdds));
    double likely = 1 / (1 + errorOdds);
    double unlikely = errorOdds * likely;
    probabilities[truth] = logOdds < 0 ? likely : unlikely;
    probabilities[1 - truth] = logOdds < 0 ? unlikely : likely;
  }

  private void normalize(double highest) {
    double sum = 0;
    for (int z = 0; z < states; z++) {
      double difference = logWeights[z] - highest;
      double weight = difference == 0 ? 1 : Elementary.exp(difference);
      probabilities[z] = weight;
      sum += weight;
    }
    double scale = 1 / sum;
    for (int z = 0; z < states; z++) {
      probabilities[z] *= scale;
    }
  }

  /** Keeps the log odds against the truth and the exponential of minus their absolute value. */
  private void compare(int truth) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int z = 0; z < states; z++) {
      if (z != truth && logWeights[z] > highest) {
        highest = logWeights[z];
      }
    }
    double others = 0;
    if (states > 2) {
      for (int z = 0; z < states; z++) {
        others += z == truth ? 0 : Elementary.exp(logWeights[z] - highest);
      }
      others = Elementary.log(others);
    }
    logOdds = highest + others - logWeights[truth];
    errorOdds = Elementary.exp(-Math.abs(logOdds));
  }
}
