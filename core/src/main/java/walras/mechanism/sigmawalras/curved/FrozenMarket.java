package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.numeric.Neumaier;

/**
 * A solved market of agents who are not held, as one of them sees it: the price, and sums over all
 * agents of how demand moves. Kept as plain numbers; confined to one thread.
 */
final class FrozenMarket {

  private final SizedEconomy sized;
  private final double sigma;
  private final double[] classWeights;
  private double price;
  private double weight;
  private double commonPull;

  FrozenMarket(SizedEconomy sized, double sigma) {
    this.sized = sized;
    this.sigma = sigma;
    classWeights = new double[sized.economy().classes()];
  }

  /** Returns how many compensated sums the market takes: demand slopes by class, pull. */
  int slots() {
    return classWeights.length + 1;
  }

  /** Adds an agent to the sums from a slot on. */
  void add(int k, double signal, double quantity, Means means, Sums sums) {
    double own = weight(k, signal, quantity, means);
    sums.add(k, own);
    sums.add(classWeights.length, own * means.common(k, signal, quantity));
  }

  /** Takes the price and the sums. */
  void load(double solved, Sums sums) {
    price = solved;
    weight = 0;
    for (int k = 0; k < classWeights.length; k++) {
      classWeights[k] = sums.total(k);
      weight += classWeights[k];
    }
    commonPull = sums.total(classWeights.length);
  }

  double sigma() {
    return sigma;
  }

  double price() {
    return price;
  }

  /** Returns how much a unit of value above the price buys at the margin. */
  double weight(int k, double signal, double quantity, Means means) {
    double delta = sized.economy().type(k).delta();
    double bend = means.saturation(k, signal) * Saturation.slope(quantity, delta);
    return 1 / (sized.economy().type(k).mu() + sigma + bend);
  }

  /** Returns the same summed over all agents. */
  double weight() {
    return weight;
  }

  /** Returns how much the report of an agent of a class moves the demand of the others. */
  double pull(int k, double ownWeight, double ownCommon) {
    double pull = commonPull - ownWeight * ownCommon;
    for (int h = 0; h < classWeights.length; h++) {
      pull += classWeights[h] * sized.crossEffect(h, k);
    }
    return pull - ownWeight * sized.crossEffect(k, k);
  }

  /** Compensated sums in an array, from a slot on. */
  static final class Sums {

    private final double[] values;
    private final int from;

    Sums(double[] values, int from) {
      this.values = values;
      this.from = from;
    }

    private void add(int slot, double term) {
      Neumaier.add(values, from + slot, term);
    }

    private double total(int slot) {
      return Neumaier.total(values, from + slot);
    }
  }
}
