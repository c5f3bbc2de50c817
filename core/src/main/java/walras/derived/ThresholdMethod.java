package walras.derived;

import java.util.List;
import walras.derived.DerivedValue.Outcome;
import walras.kernel.Derived.Side;
import walras.numeric.Elementary;

/**
 * The smallest size from which a mean keeps to a level, interpolated between neighbouring sizes in
 * the logarithm of the size: along a power law where mean and level have one sign, else linearly.
 *
 * <p>The interval is where the ends of a band that holds all means come to keep to the level. That
 * leaves out how far the mean departs from the interpolation.
 */
final class ThresholdMethod {

  private final List<Long> sizes;
  private final Band band;
  private final double level;

  private ThresholdMethod(List<Long> sizes, Band band, double level) {
    this.sizes = sizes;
    this.band = band;
    this.level = level;
  }

  /**
   * Returns the threshold.
   *
   * @param sizes ascending
   * @param known the mean at each size
   */
  static DerivedValue of(List<Long> sizes, List<KnownMean> known, double level, Side side) {
    Band band = Band.of(known);
    return switch (side) {
      case AT_MOST -> new ThresholdMethod(sizes, band, level).value();
      case AT_LEAST -> new ThresholdMethod(sizes, band.negated(), -level).value();
    };
  }

  private DerivedValue value() {
    int last = lastAbove(band.means);
    double first = (double) sizes.get(0);
    double largest = (double) sizes.get(sizes.size() - 1);
    double low = kept(band.low);
    double high = kept(band.high);
    if (last < 0) {
      double end = high == Double.NEGATIVE_INFINITY ? first : high;
      return DerivedValue.interval(
          Outcome.AT_EVERY_SIZE,
          Double.NaN,
          Double.NaN,
          end,
          List.of("the level is kept from %d on, the smallest size".formatted(sizes.get(0))));
    }
    if (last == sizes.size() - 1) {
      double end = low == Double.POSITIVE_INFINITY ? largest : low;
      return DerivedValue.interval(
          Outcome.NOT_REACHED,
          Double.NaN,
          end,
          Double.NaN,
          List.of("the level is not kept at %d, the largest size".formatted(sizes.get(last))));
    }
    return DerivedValue.interval(
        Outcome.FOUND,
        kept(band.means),
        low,
        high,
        List.of("interpolated between %d and %d".formatted(sizes.get(last), sizes.get(last + 1))));
  }

  /** Returns the size from which values stay at most at the level; infinite beyond all sizes. */
  private double kept(double[] values) {
    int last = lastAbove(values);
    if (last < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return last == values.length - 1
        ? Double.POSITIVE_INFINITY
        : between(last, share(last, values[last], values[last + 1]));
  }

  private int lastAbove(double[] values) {
    int last = values.length - 1;
    while (last >= 0 && values[last] <= level) {
      last--;
    }
    return last;
  }

  /** Returns how far between two sizes a line from one value to another meets the level. */
  private double share(int from, double above, double below) {
    if (Double.isInfinite(above)) {
      return 1;
    }
    if (isOfOneSign(from)) {
      double start = Elementary.log(Math.abs(above));
      return (start - Elementary.log(Math.abs(level))) / (start - Elementary.log(Math.abs(below)));
    }
    return (above - level) / (above - below);
  }

  private boolean isOfOneSign(int from) {
    return level > 0
        ? band.low[from] > 0 && band.low[from + 1] > 0
        : level < 0 && band.high[from] < 0 && band.high[from + 1] < 0;
  }

  private double between(int from, double share) {
    if (share == 0 || share == 1) {
      return (double) sizes.get(share == 0 ? from : from + 1);
    }
    double left = Elementary.log((double) sizes.get(from));
    double right = Elementary.log((double) sizes.get(from + 1));
    return Elementary.exp(left + share * (right - left));
  }
}
