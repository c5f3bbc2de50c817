package walras.environment;

import java.util.List;
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

  private Posterior(List<SignalModel> kinds) {
    SignalModel model = kinds.get(0);
    states = model.states().size();
    types = kinds.stream().mapToInt(kind -> kind.types().size()).sum();
    logPrior = new double[states];
    logSignals = new double[states * types];
    logWeights = new double[states];
    probabilities = new double[states];
    for (int z = 0; z < states; z++) {
      logPrior[z] = Elementary.log(model.prior(z));
      int at = z * types;
      for (SignalModel kind : kinds) {
        for (int x = 0; x < kind.types().size(); x++) {
          logSignals[at++] = Elementary.log(kind.signal(z, x));
        }
      }
    }
  }

  /** Creates the belief of a model; it holds nothing before the first {@link #update}. */
  public static Posterior create(SignalModel model) {
    return new Posterior(List.of(model));
  }

  /**
   * Creates the belief of those who know signals of several kinds of agents, whose counts then
   * stand one after the other.
   *
   * @param kinds models with the same states; the prior is that of the first
   * @throws IllegalArgumentException if the states disagree
   */
  public static Posterior of(SignalModel... kinds) {
    for (SignalModel kind : kinds) {
      if (!kind.states().equals(kinds[0].states())) {
        throw new IllegalArgumentException(
            "kinds must have the same states, got %s and %s"
                .formatted(kinds[0].states(), kind.states()));
      }
    }
    return new Posterior(List.of(kinds));
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
