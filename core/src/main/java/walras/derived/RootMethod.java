package walras.derived;

import java.util.ArrayList;
import java.util.List;
import walras.derived.DerivedValue.Outcome;

/**
 * The value of a parameter at which a mean crosses a level, interpolated linearly between
 * neighbouring values.
 *
 * <p>The interval reaches from the first to the last value at which a band that holds all means
 * holds the level. That leaves out how far the mean departs from the interpolation.
 */
final class RootMethod {

  /**
   * A value at which the mean meets the level.
   *
   * @param from the position of the value itself, or of the neighbour below it
   */
  private record Crossing(double value, int from) {}

  private final List<String> texts;
  private final double[] values;
  private final Band band;
  private final double level;

  private RootMethod(List<String> texts, double[] values, Band band, double level) {
    this.texts = texts;
    this.values = values;
    this.band = band;
    this.level = level;
  }

  /**
   * Returns the root.
   *
   * @param texts values of the parameter as the study writes them, in ascending order
   * @param values the same as numbers
   * @param known the mean at each value
   */
  static DerivedValue of(List<String> texts, double[] values, List<KnownMean> known, double level) {
    return new RootMethod(texts, values, Band.of(known), level).value();
  }

  private DerivedValue value() {
    List<Crossing> crossings = crossings();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int from = 0; from + 1 < values.length; from++) {
      double[] held = held(from);
      if (held[0] <= held[1]) {
        low = Math.min(low, at(from, held[0]));
        high = Math.max(high, at(from, held[1]));
      }
    }
    boolean openBelow = holds(0);
    boolean openAbove = holds(values.length - 1);
    return DerivedValue.interval(
        crossings.isEmpty() ? Outcome.NO_CROSSING : Outcome.FOUND,
        crossings.isEmpty() ? Double.NaN : crossings.get(0).value(),
        openBelow ? Double.NaN : low,
        openAbove ? Double.NaN : high,
        notes(crossings, low <= high));
  }

  private List<String> notes(List<Crossing> crossings, boolean maybe) {
    if (crossings.isEmpty()) {
      return maybe
          ? List.of("the mean does not cross the level; its error leaves room for a crossing")
          : List.of();
    }
    List<String> notes = new ArrayList<>();
    Crossing first = crossings.get(0);
    if (first.value() != values[first.from()]) {
      String below = texts.get(first.from());
      notes.add("interpolated between %s and %s".formatted(below, texts.get(first.from() + 1)));
    }
    if (crossings.size() > 1) {
      notes.add(
          "the mean crosses the level %d times; the first is shown".formatted(crossings.size()));
    }
    return notes;
  }

  /** Returns where the interpolated means meet the level, ascending. */
  private List<Crossing> crossings() {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double here = band.means[i] - level;
      if (here == 0) {
        crossings.add(new Crossing(values[i], i));
      } else if (i + 1 < values.length && here * (band.means[i + 1] - level) < 0) {
        crossings.add(new Crossing(at(i, here / (band.means[i] - band.means[i + 1])), i));
      }
    }
    return crossings;
  }

  private boolean holds(int index) {
    return band.low[index] <= level && band.high[index] >= level;
  }

  /** Returns the shares between which the band holds the level from one value to the next. */
  private double[] held(int from) {
    double[] held = {0, 1};
    narrow(held, band.low[from] - level, band.low[from + 1] - level);
    narrow(held, level - band.high[from], level - band.high[from + 1]);
    return held;
  }

  /** Keeps the shares at which a line from one value to another is not positive. */
  private static void narrow(double[] shares, double start, double end) {
    if (start > 0 && end > 0) {
      shares[1] = -1;
    } else if (start > 0) {
      shares[0] = Math.max(shares[0], crossing(start, end));
    } else if (end > 0) {
      shares[1] = Math.min(shares[1], crossing(start, end));
    }
  }

  /**
   * Returns where a line between values of two signs is zero; minus infinity reaches to the end.
   */
  private static double crossing(double start, double end) {
    return Double.isInfinite(start) ? 1 : start / (start - end);
  }

  private double at(int from, double share) {
    return share == 1 ? values[from + 1] : values[from] + share * (values[from + 1] - values[from]);
  }
}
