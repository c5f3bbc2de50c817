package walras.mechanism.marketgame;

/**
 * What is measured of an equilibrium: how it differs from the configuration economy of price takers
 * with the same counts and beliefs, and what agents consume; confined to one thread.
 */
abstract sealed class Deviations permits LogDeviations, CesDeviations {

  double configurationPrice;

  /** Offers of price takers in the configuration economy, signed like those of the equilibrium. */
  final double[] configurationOffers;

  /** Distance between the equilibrium offer and the one of the configuration economy. */
  final double[] strategic;

  /** Distance between the equilibrium offer and the one of a price taker at the same price. */
  final double[] shading;

  /** Price minus configuration price, free of cancellation. */
  double priceStrategic;

  Deviations(int types) {
    configurationOffers = new double[types];
    strategic = new double[types];
    shading = new double[types];
  }

  /** Measures the equilibrium that was found. */
  abstract void measure();

  /** Returns what an active agent of a type has more of utility than in the limit of a state. */
  abstract double gain(int type, StateTable table);

  /** Returns the consumption of an active agent of a type that is present. */
  abstract Goods consumption(int type);

  /** Returns the distance between two signed offers in the larger of the two coordinates. */
  static double distance(double first, double second) {
    return (first >= 0) == (second >= 0)
        ? Math.abs(first - second)
        : Math.max(Math.abs(first), Math.abs(second));
  }
}
