package walras.mechanism.sigmawalras;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Sum;
import walras.numeric.Roots;

/**
 * The slope at which the budget of one market of counted agents would balance, whatever their
 * utilities: a root in the slope, for each value of which the market is solved again. Where all
 * have linear-quadratic utilities with one mu it is the metric {@code sigma_crit}.
 */
final class RealisedSlope {

  /** More cells take longer than who looks at one market waits. */
  private static final int MOST_CELLS = 64;

  private static final double LARGEST = 1e12;

  private RealisedSlope() {}

  /** Writes the slope of a market, and that over the influence of an agent, if there is one. */
  static void describe(SizedSigma sized, Cells cells, Details details) {
    if (cells.size() <= MOST_CELLS) {
      of(sized, cells)
          .ifPresent(
              slope ->
                  details
                      .put("balancing_sigma", slope)
                      .put("balancing_c", slope / sized.economy().influence()));
    }
  }

  /** Returns the slope, or nothing where every one has a deficit or none. */
  static OptionalDouble of(SizedSigma sized, Cells cells) {
    double[] totals = new double[Totals.LENGTH];
    DoubleUnaryOperator surplus =
        sigma -> {
          sized.cellMarket(cells.size(), sigma).evaluate(cells, totals);
          return Totals.sum(totals, Sum.GAP);
        };
    double high = 1;
    while (surplus.applyAsDouble(high) < 0) {
      high *= 2;
      if (high > LARGEST) {
        return OptionalDouble.empty();
      }
    }
    return Roots.between(surplus, 0, high);
  }
}
