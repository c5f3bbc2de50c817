package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;

/**
 * The equilibrium of the market game among the active agents under a common belief, from the counts
 * of their types; confined to one thread.
 *
 * <p>Source: section 2.2 and proposition 1 of the paper. With {@code p} the price and {@code Q},
 * {@code R} the totals including the own offer, a seller offers {@code b} such that the marginal
 * rate of substitution equals {@code p (1 - b/Q)}, a buyer such that it equals {@code p / (1 -
 * b/R)}, and the price alone decides who sells. Totals and price are found by Newton's method, with
 * a nested search as the fallback; a certificate on every agent's condition ends both.
 */
abstract sealed class SecondStage permits LogSecondStage, CesSecondStage {

  /** Largest residual of an agent's condition, in logarithms. */
  static final double CERTIFICATE = 1e-12;

  /** Newton's method ends after a step below this: the error left is of the order of its square. */
  static final double LAST_STEP = 1e-8;

  static final int MOST_STEPS = 60;

  /** Unit roundoff times a few operations. */
  static final double ROUNDING = 8 * 0x1.0p-53;

  final int types;
  final double endowmentQ;
  final double endowmentR;
  final double kappaQ;
  final double kappaR;

  /** Counts of the active agents; types with count zero are absent. */
  final double[] counts;

  /** Expected utility weight of each type. */
  final double[] beliefs;

  /** Equilibrium offers: of good q if positive, of good r with a minus if negative. */
  final double[] offers;

  /** Offers of price takers in the configuration economy, signed alike. */
  final double[] configurationOffers;

  /** Distance between the equilibrium offer and the one of the configuration economy. */
  final double[] strategic;

  /** Distance between the equilibrium offer and the one of a price taker at the same price. */
  final double[] shading;

  double active;
  double price;
  double totalQ;
  double totalR;
  double configurationPrice;

  /** Price minus configuration price, free of cancellation. */
  double priceStrategic;

  int steps;
  boolean fellBack;

  SecondStage(Economy economy) {
    types = economy.types();
    endowmentQ = economy.endowment().q();
    endowmentR = economy.endowment().r();
    kappaQ = economy.kappa().q();
    kappaR = economy.kappa().r();
    counts = new double[types];
    beliefs = new double[types];
    offers = new double[types];
    configurationOffers = new double[types];
    strategic = new double[types];
    shading = new double[types];
  }

  static SecondStage create(Economy economy) {
    return economy.tastes().logarithmic()
        ? new LogSecondStage(economy)
        : new CesSecondStage(economy);
  }

  /**
   * Solves for the {@link #counts}, {@link #beliefs} and {@link #active} that were set.
   *
   * @param logPrice a guess at the logarithm of the competitive price
   * @throws ReplicationFailure if neither method meets the certificate
   */
  final void solve(double logPrice) {
    competitive(logPrice);
    fellBack = !newton();
    if (fellBack && !search()) {
      throw new ReplicationFailure(
          "stage-2 equilibrium did not converge, residual %s".formatted(residual()));
    }
    deviations();
  }

  /**
   * Solves by the nested search; where totals are so sensitive to the price that the last digit of
   * the price misses the certificate, Newton steps from there meet it.
   */
  final boolean search() {
    new NestedSearch(this).solve();
    return settle() || newton();
  }

  /** Solves the configuration economy and leaves its price, offers and totals. */
  abstract void competitive(double logPrice);

  /** Improves price, offers and totals from the configuration economy on; tells whether it met. */
  abstract boolean newton();

  /** Sets and returns the offer of a type at a price and a total, both including the own offer. */
  abstract double reply(int type, double price, double total);

  /** Returns the logarithm of the price at which a type does not trade. */
  abstract double logAutarky(int type);

  /**
   * Takes totals and price from the offers and tells whether every agent's condition holds to the
   * certificate or to rounding.
   */
  abstract boolean settle();

  /** Returns the largest residual of an agent's condition, in logarithms. */
  abstract double residual();

  /** Computes what is measured of a solution: deviations and consumption. */
  abstract void deviations();

  /** Returns what an active agent of a type has more of utility than in the limit of a state. */
  abstract double gain(int type, StateTable table);

  /** Returns the consumption of an active agent of a type that is present. */
  abstract Goods consumption(int type);

  final boolean sells(int type) {
    return offers[type] >= 0;
  }

  /** Returns the distance between two signed offers in the larger of the two coordinates. */
  static double distance(double first, double second) {
    return (first >= 0) == (second >= 0)
        ? Math.abs(first - second)
        : Math.max(Math.abs(first), Math.abs(second));
  }
}
