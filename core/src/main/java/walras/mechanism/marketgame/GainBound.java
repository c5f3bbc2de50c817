package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * How far gains of posing can be from their centres, whatever the counts.
 *
 * <p>Source: derived. Nobody's offer changes a total by more than the endowment, and exogenous
 * offers bound totals from below, so the price of the others alone is within a factor of any price;
 * a reply is no worse than no trade, and buys no more than everything sold at that price.
 */
final class GainBound {

  private final SizedIncentives sized;
  private final Economy economy;

  GainBound(SizedIncentives sized) {
    this.sized = sized;
    economy = sized.game().economy();
  }

  /** Returns a bound of the distance of a metric from its centre. */
  double of(int metric) {
    TypePairs pairs = sized.market().pairs();
    int pair = metric % pairs.count();
    int type = pairs.type(pair);
    double odds = 0;
    for (int z = 0; z < economy.states(); z++) {
      odds = Math.max(odds, sized.market().odds(z, type));
    }
    double gain = 2 * odds * utility(type);
    return metric < pairs.count()
        ? gain
        : gain + sized.game().market().firstStage().loss(type, pairs.posing(pair));
  }

  private double utility(int type) {
    DeltaBound prices = DeltaBound.of(economy, sized.game().market().firstStage());
    double active = (double) sized.game().active();
    Goods own = economy.endowment();
    double highest = prices.highest() * (1 + own.q() / (active * economy.kappa().q()));
    double lowest = prices.lowest() / (1 + own.r() / (active * economy.kappa().r()));
    double most = 0;
    for (double amount :
        new double[] {own.q(), own.r(), own.q() + own.r() / lowest, own.r() + own.q() * highest}) {
      double log = Elementary.log(amount);
      most = Math.max(most, Math.abs(economy.tastes().utility(type, 1, log, log)));
    }
    return most;
  }
}
