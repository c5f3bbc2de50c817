package walras.derived;

import java.util.List;
import walras.derived.DerivedValue.Outcome;

/** The largest of several means, with an interval from intervals that hold all at once. */
final class MaximumMethod {

  private MaximumMethod() {}

  /**
   * Returns the largest mean.
   *
   * @param names what each mean is called
   */
  static DerivedValue of(List<String> names, List<KnownMean> known) {
    Band band = Band.of(known);
    int largest = 0;
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean exact = true;
    for (int i = 0; i < known.size(); i++) {
      largest = band.means[i] > band.means[largest] ? i : largest;
      low = Math.max(low, band.low[i]);
      high = Math.max(high, band.high[i]);
      exact &= known.get(i).standardError() == 0;
    }
    List<String> notes =
        exact || known.size() == 1
            ? List.of()
            : List.of("the largest of %d estimates is biased upward".formatted(known.size()));
    return new DerivedValue(
        Outcome.FOUND,
        band.means[largest],
        Double.NaN,
        low,
        high,
        Double.NaN,
        names.get(largest),
        notes);
  }
}
