package walras.exact;

import java.util.Arrays;
import walras.kernel.Metric.Range;
import walras.numeric.Scaled;

/**
 * A mean as its distance from the nearest of several origins: the metric's centre, zero and, where
 * the metric cannot exceed one, one. Summed from there it loses no digit to cancellation, and
 * rounding in probabilities, which need not sum to one exactly, does not lead out of the range.
 *
 * @param origin from which deviations were summed
 * @param deviation the mean less the origin
 */
record NearestMean(double origin, Scaled deviation) {

  /** Returns the origins from which a metric with a centre is summed, the centre first. */
  static double[] origins(double centre, Range range) {
    double[] ends = range.most() == 1 ? new double[] {0, 1} : new double[] {0};
    double[] origins = new double[1 + ends.length];
    origins[0] = centre;
    int count = 1;
    for (double end : ends) {
      if (end != centre) {
        origins[count++] = end;
      }
    }
    return Arrays.copyOf(origins, count);
  }

  /** Returns the mean from the origin that is nearest to it, the first of several. */
  static NearestMean of(double[] origins, ScaledSum[] sums) {
    NearestMean nearest = new NearestMean(origins[0], sums[0].total());
    for (int i = 1; i < origins.length; i++) {
      NearestMean other = new NearestMean(origins[i], sums[i].total());
      if (other.distance() < nearest.distance()) {
        nearest = other;
      }
    }
    return nearest;
  }

  /** Returns the deviation from an origin. */
  double from(double other) {
    return origin - other + deviation.value();
  }

  private double distance() {
    return Math.abs(deviation.value());
  }
}
