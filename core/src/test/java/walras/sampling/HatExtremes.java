package walras.sampling;

import java.util.function.LongToDoubleFunction;

/**
 * How a law lies between squeeze and hat: exact suprema over the uniform that proposes.
 *
 * @param highest the largest acceptance probability, above 1 where the hat fails
 * @param lowest the smallest one where the squeeze applies
 */
record HatExtremes(double highest, double lowest) {

  private static final int COUNTS_PER_SD = 200;
  private static final double FARTHEST = 12;

  /**
   * Searches every count within 12 standard deviations, or 200 per standard deviation.
   *
   * <p>All proposals of one count share its probability, and the hat falls away from the centre, so
   * the extremes lie at the two ends of the count's interval.
   */
  static HatExtremes of(double mean, double sd, double p, long last, LongToDoubleFunction log) {
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, p);
    long stride = Math.max(1, (long) (sd / COUNTS_PER_SD));
    double highest = 0;
    double lowest = 1;
    long from = Math.max(0, (long) (mean - FARTHEST * sd));
    long to = Math.min(last, (long) (mean + FARTHEST * sd));
    for (long count = from; count <= to; count += stride) {
      double left = (double) count - mean - 0.5;
      double right = left + 1;
      double near = left * right < 0 ? 0 : Math.min(Math.abs(left), Math.abs(right));
      double far = Math.max(Math.abs(left), Math.abs(right));
      double ratio = Math.exp(log.applyAsDouble(count));
      highest = Math.max(highest, ratio * TableMountain.atMode(a, b, sd, end(a, b, far)));
      double nearEnd = end(a, b, near);
      if (nearEnd >= TableMountain.FLAT) {
        lowest = Math.min(lowest, ratio * TableMountain.atMode(a, b, sd, nearEnd));
      }
    }
    return new HatExtremes(highest, lowest);
  }

  /** Inverts the step: (2 a / us + b) (1/2 - us) = distance. */
  private static double end(double a, double b, double distance) {
    double half = 0.5 * b - 2 * a - distance;
    double root = Math.sqrt(half * half + 4 * a * b);
    return half > 0 ? (half + root) / (2 * b) : 2 * a / (root - half);
  }
}
