package walras.mechanism.randomgrouping;

import org.apache.commons.math3.special.Erf;

/**
 * Where prices are expected: a normal law. It decides where counts are split first and so what a
 * replication costs, never what it yields.
 *
 * @param centre the price of infinitely many agents
 * @param sd the standard deviation of a group's price, positive
 */
record PriceLaw(double centre, double sd) {

  private static final double ROOT_OF_TWO = Math.sqrt(2);

  /** Below this probability, the error function has no digits left for a median. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Returns the median of prices between two, or their midpoint where hardly any lie. */
  double median(double from, double to) {
    double low = cumulative(from);
    double high = cumulative(to);
    if (high - low < NEGLIGIBLE) {
      return 0.5 * (from + to);
    }
    return centre + sd * ROOT_OF_TWO * Erf.erfInv(low + high - 1);
  }

  private double cumulative(double price) {
    return 0.5 * Erf.erfc((centre - price) / (sd * ROOT_OF_TWO));
  }
}
