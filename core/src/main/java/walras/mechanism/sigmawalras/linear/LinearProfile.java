package walras.mechanism.sigmawalras.linear;

import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * The equilibrium of a linear-quadratic market, given the mean signal of each class: what an agent
 * trades is linear in the own signal. Mutable and confined to one thread.
 *
 * <p>No quantity of order 1/N is a difference of larger ones: the distance of prices and that of
 * quantities follow from the slope, not from subtraction.
 */
public final class LinearProfile {

  private final SizedEconomy sized;
  private final LinearSlope slope;
  private final double[] gain;
  private final double[] base;
  private final double[] means;
  private final double[] quantitySums;
  private final double[] intercept;
  private double mean;
  private double price;
  private double shift;

  /** Creates the equilibrium of an economy under a slope. */
  public LinearProfile(SizedEconomy sized, LinearSlope slope) {
    this.sized = sized;
    this.slope = slope;
    int classes = sized.economy().classes();
    gain = new double[classes];
    base = new double[classes];
    means = new double[classes];
    quantitySums = new double[classes];
    intercept = new double[classes];
    for (int k = 0; k < classes; k++) {
      gain[k] = gain(sized, k);
    }
  }

  private static double gain(SizedEconomy sized, int k) {
    double alpha = sized.economy().type(k).alpha();
    return sized.economy().isInclusive() ? alpha : alpha - sized.effect(k, k);
  }

  /**
   * Solves for the price.
   *
   * @param classMeans mean signal of each class; any number for a class without agents
   */
  public void solve(double[] classMeans) {
    System.arraycopy(classMeans, 0, means, 0, means.length);
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      sum += sized.size(k) * means[k];
    }
    mean = sum / (double) sized.agents();
    double worth = 0;
    for (int k = 0; k < means.length; k++) {
      base[k] = base(k);
      worth += sized.size(k) * slope.weight(k) * (gain[k] * means[k] + base[k]);
    }
    price = worth / slope.totalWeight();
    findShift();
  }

  private double base(int k) {
    Economy economy = sized.economy();
    double beta = economy.type(k).beta();
    double value = beta == 0 ? 0 : beta * (double) sized.agents() / sized.meanOver() * mean;
    for (int h = 0; h < means.length; h++) {
      value += sized.crossEffect(k, h) * sized.size(h) * means[h];
    }
    return value;
  }

  private void findShift() {
    double slopes = 0;
    double wedge = 0;
    for (int k = 0; k < means.length; k++) {
      intercept[k] = base[k] - price;
      double mu = sized.economy().type(k).mu();
      quantitySums[k] = sized.size(k) * slope.weight(k) * (gain[k] * means[k] + intercept[k]);
      wedge += quantitySums[k] / mu;
      slopes += sized.size(k) / mu;
    }
    shift = -slope.sigma() * wedge / slopes;
  }

  /** Returns the economy. */
  public SizedEconomy sized() {
    return sized;
  }

  /** Returns what the slope does. */
  public LinearSlope slope() {
    return slope;
  }

  /** Returns the reference price. */
  public double price() {
    return price;
  }

  /** Returns the price less the Walrasian price. */
  public double shift() {
    return shift;
  }

  /** Returns the mean signal of all agents. */
  public double mean() {
    return mean;
  }

  /** Returns the mean signal of a class. */
  public double mean(int k) {
    return means[k];
  }

  /** Returns what the agents of a class buy together. */
  public double quantitySum(int k) {
    return quantitySums[k];
  }

  /** Returns how much values of a class rise with the own signal, means held fixed. */
  public double gain(int k) {
    return gain[k];
  }

  /** Returns the value of a class at signal zero, less the price. */
  public double intercept(int k) {
    return intercept[k];
  }
}
