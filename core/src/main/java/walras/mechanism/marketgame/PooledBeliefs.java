package walras.mechanism.marketgame;

import java.util.List;
import walras.environment.SignalModel;
import walras.numeric.Elementary;

/**
 * What active agents believe about the state after first offers by which sets of types cannot be
 * told apart.
 *
 * <p>Source: assumption A3 and the proof of theorem 2 of the paper. One agent, the target, made an
 * offer that the others ascribe to a set of types; each of the others knows the own type as well.
 */
final class PooledBeliefs {

  private final SignalModel model;
  private final List<List<Integer>> cells;

  /**
   * Creates beliefs.
   *
   * @param cells a partition of the types: those of a cell make the same offer
   */
  PooledBeliefs(SignalModel model, List<List<Integer>> cells) {
    this.model = model;
    this.cells = cells.stream().map(List::copyOf).toList();
  }

  /**
   * Returns what another agent than the target believes.
   *
   * @param type the own type
   * @param suspected the types to which the offer of the target is ascribed
   * @param announced the number of active agents other than the target that offered as each cell
   *     does, the agent included
   */
  double[] nonTarget(int type, List<Integer> suspected, long[] announced) {
    long[] others = announced.clone();
    for (int cell = 0; cell < others.length; cell++) {
      others[cell] -= cells.get(cell).contains(type) ? 1 : 0;
    }
    double[] logWeights = logWeights(type, others);
    for (int z = 0; z < logWeights.length; z++) {
      logWeights[z] += Elementary.log(probability(z, suspected));
    }
    return normalized(logWeights);
  }

  /**
   * Returns what the target believes.
   *
   * @param announced the number of other active agents that offered as each cell does
   */
  double[] target(int type, long[] announced) {
    return normalized(logWeights(type, announced));
  }

  private double[] logWeights(int type, long[] others) {
    double[] logWeights = new double[model.states().size()];
    for (int z = 0; z < logWeights.length; z++) {
      logWeights[z] = Elementary.log(model.prior(z) * model.signal(z, type));
      for (int cell = 0; cell < others.length; cell++) {
        logWeights[z] += (double) others[cell] * Elementary.log(probability(z, cells.get(cell)));
      }
    }
    return logWeights;
  }

  /** Returns the probability of a set of types in a state. */
  double probability(int state, List<Integer> set) {
    double sum = 0;
    for (int type : set) {
      sum += model.signal(state, type);
    }
    return sum;
  }

  private static double[] normalized(double[] logWeights) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double weight : logWeights) {
      highest = Math.max(highest, weight);
    }
    double[] probabilities = new double[logWeights.length];
    double sum = 0;
    for (int z = 0; z < probabilities.length; z++) {
      probabilities[z] = Elementary.exp(logWeights[z] - highest);
      sum += probabilities[z];
    }
    for (int z = 0; z < probabilities.length; z++) {
      probabilities[z] /= sum;
    }
    return probabilities;
  }
}
