package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;

/**
 * The offer of one agent that maximizes expected utility given what all others offer in total;
 * confined to one thread.
 *
 * <p>Source: section 2.2 of the paper for the game, its first-order conditions solved for totals
 * without the own offer (derived). An agent sells if the price of the others alone exceeds the
 * price at which the agent would not trade. The conditions are monotone in the offer, and quadratic
 * for logarithmic utility.
 */
final class BestReply {

  private static final double LAST_STEP = 1e-9;
  private static final int MOST_STEPS = 100;

  private final Economy economy;
  private final double endowmentQ;
  private final double endowmentR;
  private double bundleQ;
  private double bundleR;

  BestReply(Economy economy) {
    this.economy = economy;
    endowmentQ = economy.endowment().q();
    endowmentR = economy.endowment().r();
  }

  /**
   * Returns the offer: of good q if positive, of good r with a minus if negative.
   *
   * @param belief expected utility weight of good q
   * @param otherQ what all others offer of good q, exogenous offers included
   * @param otherR what all others offer of good r, exogenous offers included
   * @param guess an offer near it
   * @throws ReplicationFailure if the steps do not end
   */
  double offer(int type, double belief, double otherQ, double otherR, double guess) {
    double offer =
        economy.tastes().rho(type) == 0
            ? logarithmic(belief, otherQ, otherR)
            : elastic(type, belief, new Goods(otherQ, otherR), guess);
    consume(offer, otherQ, otherR);
    return offer;
  }

  /** Sets the consumption that follows from an offer. */
  void consume(double offer, double otherQ, double otherR) {
    if (offer >= 0) {
      bundleQ = endowmentQ - offer;
      bundleR = endowmentR + offer * (otherR / (otherQ + offer));
    } else {
      bundleQ = endowmentQ - offer * (otherQ / (otherR - offer));
      bundleR = endowmentR + offer;
    }
  }

  /** Returns the consumption of good q after the last offer. */
  double bundleQ() {
    return bundleQ;
  }

  /** Returns the consumption of good r after the last offer. */
  double bundleR() {
    return bundleR;
  }

  private double logarithmic(double belief, double otherQ, double otherR) {
    double rest = 1 - belief;
    double difference = rest * endowmentQ * otherR - belief * endowmentR * otherQ;
    if (difference >= 0) {
      double a = belief * (endowmentR + otherR) / otherQ;
      double h = 2 * belief * endowmentR + otherR;
      return 2 * difference / (h + Math.sqrt(h * h + 4 * a * difference));
    }
    double a = rest * (endowmentQ + otherQ) / otherR;
    double h = 2 * rest * endowmentQ + otherQ;
    return 2 * difference / (h + Math.sqrt(h * h - 4 * a * difference));
  }

  private double elastic(int type, double belief, Goods others, double guess) {
    double odds = Tastes.logOdds(belief);
    double slope = 1 - economy.tastes().rho(type);
    double autarky = odds + slope * Elementary.log(endowmentR / endowmentQ);
    boolean sells = Elementary.log(others.r() / others.q()) >= autarky;
    return sells
        ? solve(odds, slope, new Goods(endowmentQ, endowmentR), others, guess)
        : -solve(
            -odds,
            slope,
            new Goods(endowmentR, endowmentQ),
            new Goods(others.r(), others.q()),
            -guess);
  }

  /**
   * Solves the condition of a seller of the good that stands first; that of a buyer is the same
   * with the goods exchanged.
   */
  private static double solve(double odds, double slope, Goods own, Goods others, double guess) {
    double low = 0;
    double high = own.q();
    double offer = guess > 0 && guess < high ? guess : high / 2;
    double logTotals = Elementary.log(others.q() * others.r());
    for (int step = 0; step < MOST_STEPS; step++) {
      double total = others.q() + offer;
      double left = own.q() - offer;
      double received = own.r() + offer * (others.r() / total);
      double value =
          odds + slope * Elementary.log(received / left) - logTotals + 2 * Elementary.log(total);
      double perOffer = others.r() / total * (others.q() / total);
      double derivative = slope * (perOffer / received + 1 / left) + 2 / total;
      if (value > 0) {
        high = offer;
      } else {
        low = offer;
      }
      double next = offer - value / derivative;
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - offer) < LAST_STEP * own.q()) {
        return next;
      }
      offer = next;
    }
    throw new ReplicationFailure("best reply did not converge");
  }
}
