package walras.rate;

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

  /** Rates in ascending order: those of the grid and the refined minima. */
  private final double[] rates;

  /** How well the best law with each of the rates fits. */
  private final double[] deviances;

  private final int best;

  /**
   * Scans a family.
   *
   * @param grid rates, ascending, at least two
   */
  RateProfile(Family family, double[] grid) {
    this.family = family;
    ProfileScan scan = ProfileScan.of(family, grid);
    rates = scan.rates();
    deviances = scan.deviances();
    int least = 0;
    for (int i = 1; i < rates.length; i++) {
      if (deviances[i] < deviances[least]) {
        least = i;
      }
    }
    best = least;
  }

  Family family() {
    return family;
  }

  /** Returns the rate that fits best. */
  double best() {
    return rates[best];
  }

  /** Returns the best law of all. */
  Conditional bestFit() {
    return family.at(rates[best]);
  }

  /**
   * Returns the smallest interval with every rate whose fit is worse than the best by at most an
   * amount; without an end where the scan ended before the fit got worse.
   *
   * @param drop the amount by which chi-square may exceed its minimum
   */
  Interval interval(double drop) {
    double limit = deviances[best] + drop;
    int low = 0;
    while (low < best && !(deviances[low] <= limit)) {
      low++;
    }
    int high = rates.length - 1;
    while (high > best && !(deviances[high] <= limit)) {
      high--;
    }
    return new Interval(
        low == 0 ? Double.NEGATIVE_INFINITY : crossing(rates[low - 1], rates[low], limit),
        high == rates.length - 1
            ? Double.POSITIVE_INFINITY
            : crossing(rates[high], rates[high + 1], limit));
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
        least = Math.min(least, family.deviance(end));
      }
    }
    for (int i = 0; i < rates.length; i++) {
      if (rates[i] >= from && rates[i] <= to) {
        least = Math.min(least, deviances[i]);
      }
    }
    return least - deviances[best];
  }

  /** Returns where the fit becomes worse than a limit, between two neighbours. */
  private double crossing(double left, double right, double limit) {
    return Roots.between(rate -> family.deviance(rate) - limit, left, right)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no end of the interval between rates %s and %s".formatted(left, right)));
  }
}
