package walras.derived;

import java.util.Arrays;
import java.util.List;
import walras.estimate.Estimate;

/**
 * Intervals that hold all of several means with probability {@value DerivedValue#LEVEL} at least,
 * whatever their dependence (Bonferroni).
 */
final class Band {

  final double[] means;

  /** The lower ends, negative infinity where an error is unknown. */
  final double[] low;

  /** The upper ends, positive infinity where an error is unknown. */
  final double[] high;

  private Band(double[] means, double[] low, double[] high) {
    this.means = means;
    this.low = low;
    this.high = high;
  }

  static Band of(List<KnownMean> known) {
    double[] means = known.stream().mapToDouble(KnownMean::mean).toArray();
    double[] low = new double[means.length];
    double[] high = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      double error = known.get(i).standardError();
      double reach =
          Double.isNaN(error)
              ? Double.POSITIVE_INFINITY
              : standardErrors(known.size(), known.get(i)) * error;
      low[i] = means[i] - reach;
      high[i] = means[i] + reach;
    }
    return new Band(means, low, high);
  }

  /**
   * Returns the half width, in standard errors, of an interval of one of several means that are
   * held at once.
   */
  static double standardErrors(int means, KnownMean known) {
    return Estimate.quantile((1 - DerivedValue.LEVEL) / 2 / means, known.replications());
  }

  /** Returns the band of the means with the other sign. */
  Band negated() {
    return new Band(negated(means), negated(high), negated(low));
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
