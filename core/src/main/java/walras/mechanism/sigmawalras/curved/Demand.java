package walras.mechanism.sigmawalras.curved;

import walras.kernel.ReplicationFailure;

/** The quantity at which marginal utility equals a value: a monotone equation in one unknown. */
final class Demand {

  private static final double ENOUGH = 2e-16;

  /** Steps this short that get no shorter are rounding. */
  private static final double ROUNDING = 1e-14;

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
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double x = quantity - delta;
      double root = Math.sqrt(1 + x * x);
      double excess =
          slope * quantity + weight * Saturation.value(quantity, delta) - value;
      if (excess > 0) {
        high = quantity;
      } else {
        low = quantity;
      }
      double next = quantity - excess / (slope + weight / (root * root * root));
      if (!(next > low && next < high)) {
        next = clipped(next, low, high);
      }
      double moved = Math.abs(next - quantity) / (1 + Math.abs(quantity));
      if (moved <= ENOUGH || (moved >= before && moved <= ROUNDING)) {
        return next;
      }
      before = moved;
      quantity = next;
    }
    throw new ReplicationFailure("the demand of an agent did not converge");
  }

  private static double clipped(double next, double low, double high) {
    double most = ENOUGH * (1 + Math.max(Math.abs(low), Math.abs(high)));
    if (next >= low - most && next <= high + most) {
      return Math.min(high, Math.max(low, next));
    }
    return 0.5 * (low + high);
  }
}
