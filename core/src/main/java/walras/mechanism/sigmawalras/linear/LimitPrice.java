package walras.mechanism.sigmawalras.linear;

import java.io.Serializable;
import java.math.BigDecimal;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Economy;

/** The price of infinitely many agents with linear-quadratic utilities. Immutable. */
public final class LimitPrice implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] weights;

  /** Computes how mean signals of classes enter the price. */
  public LimitPrice(Economy economy) {
    weights = new double[economy.classes()];
    double[] shares = economy.shares().stream().mapToDouble(BigDecimal::doubleValue).toArray();
    double total = 0;
    double slope = 0;
    for (int k = 0; k < weights.length; k++) {
      total += shares[k];
      slope += shares[k] / economy.type(k).mu();
    }
    for (int k = 0; k < weights.length; k++) {
      AgentClass of = economy.type(k);
      double pull = shares[k] / of.mu() / slope;
      weights[k] += pull * of.alpha();
      for (int h = 0; h < weights.length; h++) {
        weights[h] += pull * (of.beta() * shares[h] / total + economy.cross(k, h));
      }
    }
  }

  /** Returns how much the price rises with the mean signal of a class. */
  public double weight(int k) {
    return weights[k];
  }
}
