package walras.mechanism.marketgame;

/**
 * Best replies in the one-stage game of finitely many agents; confined to one thread. As prices are
 * uncertain, an offer of either good can beat no offer: both are found, and the better is made.
 */
final class OneStageReplies {

  private static final double LAST_STEP = 1e-10;
  private static final int MOST_STEPS = 100;

  private final Economy economy;
  private final OneStageConditions conditions;
  private final boolean[] wavering;

  OneStageReplies(Economy economy, OneStageConditions conditions) {
    this.economy = economy;
    this.conditions = conditions;
    wavering = new boolean[economy.types()];
  }

  /** Returns for which types both an offer of q and one of r has ever beaten none. */
  boolean[] wavering() {
    return wavering.clone();
  }

  /**
   * Sets the best signed replies to signed offers of all types.
   *
   * @param sides where each type must stay
   * @return the largest distance of a reply from the offer, as a share of the endowment of the good
   *     offered; NaN if a reply was not found
   */
  double reply(double[] offers, Sides[] sides, double[] replies) {
    conditions.play(offers);
    double residual = 0;
    for (int x = 0; x < offers.length; x++) {
      replies[x] = reply(x, sides[x], offers[x]);
      residual = Math.max(residual, Math.abs(share(replies[x]) - share(offers[x])));
    }
    return residual;
  }

  private double share(double offer) {
    Goods own = economy.endowment();
    return offer > 0 ? offer / own.q() : offer / own.r();
  }

  private double reply(int type, Sides side, double guess) {
    conditions.buyer(type);
    double bought = side.mayBuy() ? best(-guess) : 0;
    conditions.seller(type);
    double sold = side.maySell() ? best(guess) : 0;
    if (!(bought > 0 && sold > 0)) {
      return sold - bought;
    }
    wavering[type] = true;
    double ofSelling = conditions.utility(sold);
    conditions.buyer(type);
    return ofSelling >= conditions.utility(bought) ? sold : -bought;
  }

  /** Returns the best offer of the chosen agent, 0 if the least offer is too much. */
  private double best(double guess) {
    conditions.evaluate(0);
    if (conditions.value() <= 0) {
      return 0;
    }
    double low = 0;
    double high = conditions.owned();
    double offer = guess > low && guess < high ? guess : high / 2;
    for (int step = 0; step < MOST_STEPS; step++) {
      conditions.evaluate(offer);
      if (conditions.value() > 0) {
        low = offer;
      } else {
        high = offer;
      }
      double next = offer - conditions.value() / conditions.slope();
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - offer) <= LAST_STEP * Math.min(offer, conditions.owned() - offer)) {
        return next;
      }
      offer = next;
    }
    return Double.NaN;
  }
}
