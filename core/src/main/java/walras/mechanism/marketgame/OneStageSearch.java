package walras.mechanism.marketgame;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * Damped iteration for the equilibrium of the one-stage game with a continuum of agents: prices of
 * the states make offers, and offers make prices.
 *
 * <p>Source: derived. As the price is uncertain, both an offer of q and one of r can beat no offer;
 * each of the two problems is strictly concave, so each has one solution, and the better is made.
 */
final class OneStageSearch {

  /** The largest residual, in logarithms of prices, of an equilibrium. */
  static final double ACCEPTED = 1e-12;

  /** The residual at which the iteration ends: that of the rounding of offers. */
  private static final double AIM = 1e-14;

  private static final int MOST_STEPS = 2000;
  private static final double FIRST_DAMPING = 0.5;
  private static final double LEAST_DAMPING = 1e-3;
  private static final double RETREAT = 0.7;

  private final Economy economy;
  private final int types;
  private final int states;
  private final double[] logPrices;
  private final double[] prices;
  private final double[] offers;
  private final double[] replies;
  private long optima;

  OneStageSearch(Economy economy, double[] startingPrices) {
    this.economy = economy;
    types = economy.types();
    states = economy.states();
    prices = startingPrices.clone();
    logPrices = new double[states];
    replies = new double[states];
    offers = new double[types];
    for (int z = 0; z < states; z++) {
      logPrices[z] = Elementary.log(prices[z]);
    }
  }

  OneStage solve() {
    double damping = FIRST_DAMPING;
    double residual = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double next = reply();
      if (next <= AIM) {
        return new OneStage(economy, offers, prices, next, optima);
      }
      if (!(next < residual)) {
        damping = Math.max(LEAST_DAMPING, RETREAT * damping);
      }
      residual = next;
      for (int z = 0; z < states; z++) {
        logPrices[z] += damping * (replies[z] - logPrices[z]);
        prices[z] = Elementary.exp(logPrices[z]);
      }
    }
    return new OneStage(economy, offers, prices, residual, optima);
  }

  /** Sets offers at the prices and the prices that they make; returns the largest difference. */
  private double reply() {
    optima = 0;
    for (int x = 0; x < types; x++) {
      offers[x] = offer(x);
    }
    double residual = 0;
    for (int z = 0; z < states; z++) {
      double q = economy.kappa().q();
      double r = economy.kappa().r();
      for (int x = 0; x < types; x++) {
        q += economy.model().signal(z, x) * Math.max(offers[x], 0);
        r += economy.model().signal(z, x) * Math.max(-offers[x], 0);
      }
      replies[z] = Elementary.log(r / q);
      residual = Math.max(residual, Math.abs(replies[z] - logPrices[z]));
    }
    return residual;
  }

  private double offer(int type) {
    double sold = best(b -> selling(type, b), economy.endowment().q());
    double bought = best(b -> buying(type, b), economy.endowment().r());
    optima += (sold > 0 ? 1 : 0) + (bought > 0 ? 1 : 0);
    if (sold > 0 && bought > 0) {
      return utility(type, sold) >= utility(type, -bought) ? sold : -bought;
    }
    return sold > 0 ? sold : -bought;
  }

  /** Returns where a decreasing derivative changes sign, or 0 where it is never positive. */
  private static double best(DoubleUnaryOperator derivative, double endowment) {
    if (!(derivative.applyAsDouble(0) > 0)) {
      return 0;
    }
    double most = endowment * (1 - 0x1.0p-50);
    return Roots.between(derivative, 0, most).orElse(most);
  }

  /** Returns the derivative of expected utility in an offer of good q. */
  private double selling(int type, double offer) {
    double sum = 0;
    for (int z = 0; z < states; z++) {
      double weight = economy.tastes().weight(z, type);
      double lost = weight * marginal(type, economy.endowment().q() - offer);
      double gained = (1 - weight) * marginal(type, economy.endowment().r() + prices[z] * offer);
      sum += economy.model().tau(z, type) * (prices[z] * gained - lost);
    }
    return sum;
  }

  /** Returns the derivative of expected utility in an offer of good r. */
  private double buying(int type, double offer) {
    double sum = 0;
    for (int z = 0; z < states; z++) {
      double weight = economy.tastes().weight(z, type);
      double gained = weight * marginal(type, economy.endowment().q() + offer / prices[z]);
      double lost = (1 - weight) * marginal(type, economy.endowment().r() - offer);
      sum += economy.model().tau(z, type) * (gained / prices[z] - lost);
    }
    return sum;
  }

  private double marginal(int type, double amount) {
    return Elementary.exp((economy.tastes().rho(type) - 1) * Elementary.log(amount));
  }

  private double utility(int type, double offer) {
    double sum = 0;
    for (int z = 0; z < states; z++) {
      Goods consumed = OneStage.consumption(economy, offer, prices[z]);
      sum +=
          economy.model().tau(z, type)
              * economy.tastes().utility(type, economy.tastes().weight(z, type), consumed);
    }
    return sum;
  }
}
