package walras.rate;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import walras.numeric.Minima;
import walras.numeric.Roots;

/**
 * The profile likelihood of a rate: how well the best law with each rate fits.
 *
 * <p>The profile is scanned on a grid that is fine against its curvature, every local minimum is
 * refined, and an interval is the hull of all rates that fit well enough: where several valleys do,
 * the interval spans them all.
 */
final class RateProfile {

  private final Family family;
  private final NavigableMap<Double, Conditional> nodes = new TreeMap<>();
  private final double best;

  /**
   * Scans a family.
   *
   * @param grid rates, ascending, at least two
   */
  RateProfile(Family family, double[] grid) {
    this.family = family;
    for (double rate : grid) {
      nodes.put(rate, family.at(rate));
    }
    for (int i = 1; i + 1 < grid.length; i++) {
      double middle = chiSquare(grid[i]);
      if (middle <= chiSquare(grid[i - 1]) && middle <= chiSquare(grid[i + 1])) {
        double rate = Minima.between(this::evaluate, grid[i - 1], grid[i], grid[i + 1]);
        nodes.put(rate, family.at(rate));
      }
    }
    double least = Double.NaN;
    for (Map.Entry<Double, Conditional> node : nodes.entrySet()) {
      if (Double.isNaN(least) || node.getValue().chiSquare() < chiSquare(least)) {
        least = node.getKey();
      }
    }
    best = least;
  }

  Family family() {
    return family;
  }

  /** Returns the rate that fits best. */
  double best() {
    return best;
  }

  /** Returns the best law of all. */
  Conditional bestFit() {
    return node(best);
  }

  /**
   * Returns the smallest interval with every rate whose fit is worse than the best by at most an
   * amount; without an end where the scan ended before the fit got worse.
   *
   * @param drop the amount by which chi-square may exceed its minimum
   */
  Interval interval(double drop) {
    double limit = bestFit().chiSquare() + drop;
    double low = best;
    double high = best;
    for (double rate : nodes.keySet()) {
      if (chiSquare(rate) <= limit) {
        low = Math.min(low, rate);
        high = Math.max(high, rate);
      }
    }
    Double below = nodes.lowerKey(low);
    Double above = nodes.higherKey(high);
    return new Interval(
        below == null ? Double.NEGATIVE_INFINITY : crossing(below, low, limit),
        above == null ? Double.POSITIVE_INFINITY : crossing(high, above, limit));
  }

  /**
   * Returns how much worse than the best the best rate of a range fits.
   *
   * @param from the lower end of the range, negative infinity for none
   * @param to the upper end of the range, positive infinity for none
   */
  double rise(double from, double to) {
    double least = Double.POSITIVE_INFINITY;
    for (double end : new double[] {from, to}) {
      if (Double.isFinite(end)) {
        least = Math.min(least, evaluate(end));
      }
    }
    for (Conditional node : nodes.subMap(from, true, to, true).values()) {
      least = Math.min(least, node.chiSquare());
    }
    return least - bestFit().chiSquare();
  }

  /** Returns where the fit becomes worse than a limit, between two neighbours. */
  private double crossing(double left, double right, double limit) {
    return Roots.between(rate -> evaluate(rate) - limit, left, right)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no end of the interval between rates %s and %s".formatted(left, right)));
  }

  private double evaluate(double rate) {
    return family.at(rate).chiSquare();
  }

  private double chiSquare(double rate) {
    return node(rate).chiSquare();
  }

  private Conditional node(double rate) {
    return Objects.requireNonNull(nodes.get(rate));
  }
}
