package walras.mechanism.sigmawalras.linear;

import java.io.Serializable;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * What a slope of the price schedule does in a linear-quadratic economy, whatever the signals. By
 * class: quantity per unit of value {@code w = 1 / (mu + sigma)}; how a report moves the price,
 * {@code c}, and the own quantity, {@code d}; and {@code kappa = c / d}. Immutable.
 */
public final class LinearSlope implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double sigma;
  private final double[] weight;
  private final double[] impact;
  private final double[] response;
  private final double[] gap;
  private final double totalWeight;

  /** Creates what a slope, at least 0, does in an economy. */
  public LinearSlope(SizedEconomy sized, double sigma) {
    this.sigma = sigma;
    int classes = sized.economy().classes();
    weight = new double[classes];
    impact = new double[classes];
    response = new double[classes];
    gap = new double[classes];
    double total = 0;
    for (int k = 0; k < classes; k++) {
      weight[k] = 1 / (sized.economy().type(k).mu() + sigma);
      total += sized.size(k) * weight[k];
    }
    totalWeight = total;
    for (int k = 0; k < classes; k++) {
      impact[k] = impact(sized, k);
      gap[k] = sized.ownEffect(k) - impact[k];
      response[k] = gap[k] * weight[k];
    }
  }

  private double impact(SizedEconomy sized, int k) {
    double sum = weight[k] * sized.ownEffect(k);
    if (sized.count(k) > 1) {
      sum += (sized.size(k) - 1) * weight[k] * sized.effect(k, k);
    }
    for (int h = 0; h < weight.length; h++) {
      if (h != k && sized.count(h) > 0) {
        sum += sized.size(h) * weight[h] * sized.effect(h, k);
      }
    }
    return sum / totalWeight;
  }

  /** Returns the slope. */
  public double sigma() {
    return sigma;
  }

  /** Returns the quantity that a unit of value above the price buys. */
  public double weight(int k) {
    return weight[k];
  }

  /** Returns the sum of {@link #weight} over agents. */
  public double totalWeight() {
    return totalWeight;
  }

  /** Returns how much the price moves with the report of an agent: c. */
  public double impact(int k) {
    return impact[k];
  }

  /** Returns how much the own quantity moves with the report of an agent: d. */
  public double response(int k) {
    return response[k];
  }

  /** Returns the price impact per unit traded, c over d: kappa. */
  public double kappa(int k) {
    return impact[k] / response[k];
  }

  /** Returns c over what own reports move values beyond the price: kappa over mu + sigma. */
  public double relativeImpact(int k) {
    return impact[k] / gap[k];
  }
}
