package walras.mechanism.marketgame;

import java.util.Optional;

/**
 * The benchmark without a first stage: all agents play the market game of Shapley and Shubik once,
 * each knowing the own type alone, with the same exogenous offers. Offers are those of an
 * equilibrium of the game with a continuum of agents; there may be none in pure strategies.
 *
 * <p>Source: derived, after the comparison that the paper's introduction draws with mechanisms that
 * do not aggregate information.
 */
final class OneStage implements OneStageOffers {

  private static final long serialVersionUID = 1L;

  private final Economy economy;
  private final double[] offers;
  private final double[] prices;
  private final double residual;
  private final long optima;

  /**
   * Creates a benchmark.
   *
   * @param offers of good q if positive, of good r with a minus if negative, by type
   * @param prices by state
   * @param residual the largest difference of a log price from what the offers make of it
   * @param optima the number of types and sides at which offering something beats offering nothing
   */
  OneStage(Economy economy, double[] offers, double[] prices, double residual, long optima) {
    this.economy = economy;
    this.offers = offers.clone();
    this.prices = prices.clone();
    this.residual = residual;
    this.optima = optima;
  }

  static OneStage of(Economy economy, double[] startingPrices) {
    return new OneStageSearch(economy, startingPrices).solve();
  }

  @Override
  public Optional<String> missing() {
    return residual <= OneStageSearch.ACCEPTED
        ? Optional.empty()
        : Optional.of("no pure equilibrium of the one-stage game was found");
  }

  @Override
  public double offer(int type) {
    return offers[type];
  }

  double[] offers() {
    return offers.clone();
  }

  double price(int state) {
    return prices[state];
  }

  double residual() {
    return residual;
  }

  long optima() {
    return optima;
  }

  Goods consumption(int type, double price) {
    return consumption(economy, offers[type], price);
  }

  /** Returns what an agent consumes after a signed offer, at a price. */
  static Goods consumption(Economy economy, double offer, double price) {
    Goods own = economy.endowment();
    return offer >= 0
        ? new Goods(own.q() - offer, own.r() + offer * price)
        : new Goods(own.q() - offer / price, own.r() + offer);
  }
}
