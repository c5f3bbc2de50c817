package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.numeric.Elementary;

/**
 * Constants of the price's rates in one state.
 *
 * <p>Source: derived in the documentation of the mechanism. Sampling moves excess demand by a mean
 * of independent demands, and the price by that over the slope of excess demand; own shares of the
 * totals are of order 1/M and move the price by a multiple of 1/N. Constants assume that no type is
 * exactly at its no-trade price in the limit.
 */
final class PriceAsymptotics implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double MEAN_OF_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);

  private final Economy economy;
  private final Competitive market;
  private final double[] shares;
  private final double sd;
  private final double strategic;

  PriceAsymptotics(Economy economy, Benchmark benchmark, int state) {
    this.economy = economy;
    market = benchmark.market();
    shares = economy.model().signals(state);
    double slope = market.excessSlope() / market.price();
    sd = Math.sqrt(demandVariance()) / (Math.abs(slope) * Math.sqrt(1 - economy.eta()));
    strategic = strategicConstant();
  }

  /** Returns the limit of {@code sqrt(N) sd(p)}. */
  double sd() {
    return sd;
  }

  /** Returns the limit of {@code sqrt(N) E|p - p_z|}. */
  double meanError() {
    return MEAN_OF_ABSOLUTE_NORMAL * sd;
  }

  /** Returns the limit of {@code N (p - p_c)}. */
  double strategic() {
    return strategic;
  }

  private double demandVariance() {
    double mean = 0;
    for (int x = 0; x < shares.length; x++) {
      mean += shares[x] * market.q(x);
    }
    double variance = 0;
    for (int x = 0; x < shares.length; x++) {
      variance += shares[x] * (market.q(x) - mean) * (market.q(x) - mean);
    }
    return variance;
  }

  /** Balances what shading takes from each total against the slopes of competitive offers. */
  private double strategicConstant() {
    double p = market.price();
    double totalQ = economy.kappa().q();
    double totalR = economy.kappa().r();
    double shadedQ = 0;
    double shadedR = 0;
    double slope = 0;
    for (int x = 0; x < shares.length; x++) {
      double offer = market.signedOffer(x);
      double income = p * economy.endowment().q() + economy.endowment().r();
      double shareOfR = market.r(x) / income;
      double bend = economy.tastes().elasticity(x) * shares[x] * Math.abs(offer);
      if (offer >= 0) {
        totalQ += shares[x] * offer;
        shadedQ += bend * shareOfR * market.q(x);
        slope -= shares[x] * market.demandSlope(x);
      } else {
        totalR -= shares[x] * offer;
        shadedR += bend * (1 - shareOfR) * market.r(x);
        slope -= shares[x] * buyerSlope(x, offer);
      }
    }
    return (p * shadedQ / totalQ - shadedR / totalR) / ((1 - economy.eta()) * (totalQ + slope));
  }

  /** Returns the slope of a buyer's offer {@code p (q - qbar)} in p. */
  private double buyerSlope(int type, double offer) {
    return -offer / market.price() + market.demandSlope(type);
  }

  static double normalSdOfAbsolute(double sd) {
    return sd * Math.sqrt(1 - 2 / Math.PI);
  }

  /** Returns the number of agents from which a wrong posterior no longer shows in errors. */
  static double settledFrom(double informationPerAgent) {
    double negligible = -Elementary.log(1e-9);
    return Math.max(1000, negligible / informationPerAgent);
  }
}
