package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A statistic of two runs that agree up to their errors, or do not.
 *
 * @param place what it is of
 * @param statistic its name in {@code results.json}
 * @param baseline what the first run has
 * @param other what the second has
 * @param z the difference in standard errors
 * @param p the probability of a difference as large if nothing moved
 */
record Compared(
    Place place, String statistic, JsonNode baseline, JsonNode other, double z, double p) {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Returns a comparison of estimates whose difference follows the normal law. */
  static Compared normal(Subject subject, String statistic, double z) {
    return normal(
        subject.place(),
        statistic,
        subject.baseline().path(statistic),
        subject.other().path(statistic),
        z);
  }

  /** Returns a comparison of numbers whose difference follows the normal law. */
  static Compared normal(
      Place place, String statistic, JsonNode baseline, JsonNode other, double z) {
    double p = 2 * NORMAL.cumulativeProbability(-Math.abs(z));
    return new Compared(place, statistic, baseline, other, z, p);
  }

  /** Returns the number of standard errors that is exceeded with a probability on either side. */
  static double standardErrors(double p) {
    return -NORMAL.inverseCumulativeProbability(p / 2);
  }

  Moved moved() {
    return new Moved(place, statistic, baseline, other, Relative.plain(baseline, other), z);
  }
}
