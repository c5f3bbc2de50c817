package walras.mechanism.marketgame;

import java.io.Serializable;
import java.util.List;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * Utilities with constant elasticity of substitution, {@code [a q^rho + (1-a) r^rho - 1] / rho},
 * and their limit {@code a ln q + (1-a) ln r} at {@code rho = 0}. Immutable.
 *
 * <p>Utility is affine in the weight {@code a}, so expected utility is utility at the mean weight.
 */
final class Tastes implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] rho;
  private final double[][] weights;

  /**
   * Creates tastes.
   *
   * @param rho one substitution parameter per type, below 1
   * @param weights the weight of good q in (0, 1), indexed by state, then type
   */
  Tastes(double[] rho, double[][] weights) {
    this.rho = rho.clone();
    this.weights = new double[weights.length][];
    for (int z = 0; z < weights.length; z++) {
      this.weights[z] = weights[z].clone();
    }
  }

  double rho(int type) {
    return rho[type];
  }

  /** Writes the parameters as read. */
  void describe(List<String> states, Details details) {
    details.put("rho", rho);
    for (int z = 0; z < weights.length; z++) {
      details.at("weights").put(states.get(z), weights[z]);
    }
  }

  /** Returns the elasticity of substitution. */
  double elasticity(int type) {
    return 1 / (1 - rho[type]);
  }

  double weight(int state, int type) {
    return weights[state][type];
  }

  double[] weights(int state) {
    return weights[state].clone();
  }

  /** Tells whether all types have logarithmic utility. */
  boolean logarithmic() {
    for (double parameter : rho) {
      if (parameter != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the utility of a bundle given by its logarithms. */
  double utility(int type, double weight, double logQ, double logR) {
    double parameter = rho[type];
    if (parameter == 0) {
      return weight * logQ + (1 - weight) * logR;
    }
    return (weight * Elementary.expm1(parameter * logQ)
            + (1 - weight) * Elementary.expm1(parameter * logR))
        / parameter;
  }

  /** Returns the utility of a bundle. */
  double utility(int type, double weight, Goods bundle) {
    return utility(type, weight, Elementary.log(bundle.q()), Elementary.log(bundle.r()));
  }

  static double logOdds(double weight) {
    return Elementary.log(weight / (1 - weight));
  }
}
