package walras.mechanism.marketgame;

/** Offers, totals and price of the second stage; solvers improve them where they stand. */
final class Equilibrium {

  /** Offers: of good q if positive, of good r with a minus if negative. */
  final double[] offers;

  double totalQ;
  double totalR;
  double price;

  /** Newton steps taken. */
  int steps;

  Equilibrium(int types) {
    offers = new double[types];
  }

  boolean sells(int type) {
    return offers[type] >= 0;
  }
}
