package walras.mechanism.sigmawalras.curved;

import walras.kernel.ReplicationFailure;

/** The quantity at which marginal utility equals a value: a monotone equation in one unknown. */
final class Demand {

  /** Newton's error after a step this short is its square. */
  private static final double LAST = 3e-9;

  /** The bracket is closed but for rounding. */
  private static final double ENOUGH = 2e-16;

  private static final int MOST_STEPS = 200;

  private Demand() {}

  /**
   * Solves {@code slope q + weight Psi(q) = value}.
   *
   * @param slope positive
   * @param weight at least 0
   * @param start where to begin; any number
   */
  static double solve(double slope, double weight, double delta, double value, double start) {
    if (weight == 0) {
      return value / slope;
    }
    double low = Math.min(value / slope, value / (slope + weight));
    double high = Math.max(value / slope, value / (slope + weight));
    double quantity = Math.min(high, Math.max(low, start));
    double target = value - weight * (delta / Math.sqrt(1 + delta * delta));
    for (int step = 0; step < MOST_STEPS; step++) {
      double x = quantity - delta;
      double root = Math.sqrt(1 + x * x);
      double excess = slope * quantity + weight * (x / root) - target;
      if (excess > 0) {
        high = quantity;
      } else {
        low = quantity;
      }
      double next = quantity - excess / (slope + weight / (root * root * root));
      if (Math.abs(next - quantity) <= LAST * (1 + Math.abs(quantity))) {
        return next;
      }
      quantity = next > low && next < high ? next : 0.5 * (low + high);
      if (high - low <= ENOUGH * (1 + Math.abs(quantity))) {
        return quantity;
      }
    }
    throw new ReplicationFailure("the demand of an agent did not converge");
  }
}
