package walras.mechanism.marketgame;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * Damped iteration for the equilibrium of the one-stage game with a continuum of agents: prices of
 * the states make offers, and offers make prices. Where replies jump between the sides of the
 * market, types for which both sides are better than none are held to one or the other, in all
 * ways, until in one of them nobody would change sides.
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
  private static final int MOST_STEPS_HELD = 400;

  /** A residual at which steps go on, and how many times as many there are then. */
  private static final double NEAR = 1e-6;

  private static final int LONGER = 10;
  private static final double FIRST_DAMPING = 0.5;
  private static final double LEAST_DAMPING = 1e-3;
  private static final double LEAST_DAMPING_HELD = 0.02;
  private static final double RETREAT = 0.7;

  private final Economy economy;
  private final int types;
  private final int states;
  private final double[] logPrices;
  private final double[] prices;
  private final double[] offers;
  private final double[] replies;
  private final double[] start;
  private final boolean[] wavering;
  private Sides[] sides;
  private long optima;

  OneStageSearch(Economy economy, double[] startingPrices) {
    this.economy = economy;
    types = economy.types();
    states = economy.states();
    start = startingPrices.clone();
    prices = new double[states];
    logPrices = new double[states];
    replies = new double[states];
    offers = new double[types];
    wavering = new boolean[types];
    sides = Sides.free(types);
  }

  OneStage solve() {
    double residual = iterate(MOST_STEPS, LEAST_DAMPING);
    OneStage free = new OneStage(economy, offers, prices, residual, optima);
    if (residual <= ACCEPTED) {
      return free;
    }
    for (Sides[] held : Sides.held(wavering)) {
      sides = held;
      if (iterate(MOST_STEPS_HELD, LEAST_DAMPING_HELD) <= ACCEPTED) {
        sides = Sides.free(types);
        double judged = reply();
        if (judged <= ACCEPTED) {
          return new OneStage(economy, offers, prices, judged, optima);
        }
      }
    }
    return free;
  }

  /** Starts anew; returns the residual at the end, at most {@link #AIM} if there was time. */
  private double iterate(int mostSteps, double leastDamping) {
    for (int z = 0; z < states; z++) {
      prices[z] = start[z];
      logPrices[z] = Elementary.log(prices[z]);
    }
    double damping = FIRST_DAMPING;
    double residual = Double.POSITIVE_INFINITY;
    for (int step = 0;
        step < mostSteps || (residual <= NEAR && step < LONGER * mostSteps);
        step++) {
      double next = reply();
      if (next <= AIM) {
        return next;
      }
      if (!(next < residual)) {
        damping = Math.max(leastDamping, RETREAT * damping);
      }
      residual = next;
      for (int z = 0; z < states; z++) {
        logPrices[z] += damping * (replies[z] - logPrices[z]);
        prices[z] = Elementary.exp(logPrices[z]);
      }
    }
    return residual;
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
    Goods own = economy.endowment();
    double sold = sides[type].maySell() ? best(b -> selling(type, b), own.q()) : 0;
    double bought = sides[type].mayBuy() ? best(b -> buying(type, b), own.r()) : 0;
    optima += (sold > 0 ? 1 : 0) + (bought > 0 ? 1 : 0);
    if (sold > 0 && bought > 0) {
      wavering[type] = true;
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
