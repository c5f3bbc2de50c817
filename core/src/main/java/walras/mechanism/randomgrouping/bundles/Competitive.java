package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The competitive outcome of infinitely many agents, without a grid: the price pairs at which what
 * all gain from their best bundles is least. Sellers gain without bound as a price grows and buyers
 * as it falls, so there are finitely many vertices around them.
 */
final class Competitive implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How far sums of shares and gains may differ by rounding alone. */
  static final double ROUNDING = 1e-12;

  private static final double SAME_PRICE = 1e-9;

  private final double[] lowest;
  private final double[] highest;
  private final double surplus;

  private Competitive(double[] lowest, double[] highest, double surplus) {
    this.lowest = lowest;
    this.highest = highest;
    this.surplus = surplus;
  }

  static Competitive of(DualPrices dual, TypeTable sellers, TypeTable buyers) {
    double least = dual.largestSurplus(sellers.weights, buyers.weights);
    int[] vertices =
        IntStream.range(0, dual.vertices())
            .filter(v -> dual.gain(v, sellers.weights, buyers.weights) <= least + ROUNDING)
            .toArray();
    double[] lowest = new double[Bundle.COMMODITIES];
    double[] highest = new double[Bundle.COMMODITIES];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int vertex : vertices) {
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        lowest[commodity] = Math.min(lowest[commodity], dual.price(vertex, commodity));
        highest[commodity] = Math.max(highest[commodity], dual.price(vertex, commodity));
      }
    }
    return new Competitive(lowest, highest, Math.max(0, least / 2));
  }

  /** Returns the lowest competitive price of each commodity. */
  double[] lowest() {
    return lowest.clone();
  }

  /** Returns the highest competitive price of each commodity. */
  double[] highest() {
    return highest.clone();
  }

  /** Returns the largest surplus per agent. */
  double surplus() {
    return surplus;
  }

  /** Tells whether there is one competitive price pair. */
  boolean isUnique() {
    return highest[0] - lowest[0] <= SAME_PRICE && highest[1] - lowest[1] <= SAME_PRICE;
  }

  /** Returns the larger distance of a price pair from the lowest one. */
  double distance(double first, double second) {
    return Math.max(Math.abs(first - lowest[0]), Math.abs(second - lowest[1]));
  }
}
