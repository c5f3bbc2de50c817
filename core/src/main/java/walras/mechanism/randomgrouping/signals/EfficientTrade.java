package walras.mechanism.randomgrouping.signals;

import java.util.stream.IntStream;

/**
 * The largest surplus that agents could reach who know the state: the dearest units of a commodity
 * end up used, as many as sellers own. Immutable.
 */
public final class EfficientTrade {

  private final int sellerPlaces;
  private final int sellerUnits;
  private final int buyerUnits;
  private final double[] money;
  private final int[] descending;

  /** Prepares a commodity in a state. */
  public EfficientTrade(SignalEnvironment environment, int commodity, int state) {
    double[] costs = environment.sellers().money(state, commodity);
    double[] values = environment.buyers().money(state, commodity);
    sellerPlaces = costs.length;
    sellerUnits = environment.sellers().units();
    buyerUnits = environment.buyers().units();
    money =
        IntStream.range(0, costs.length + values.length)
            .mapToDouble(i -> i < costs.length ? costs[i] : values[i - costs.length])
            .toArray();
    descending =
        IntStream.range(0, money.length)
            .boxed()
            .sorted((a, b) -> Double.compare(money[b], money[a]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Returns the largest surplus.
   *
   * @param sellers the number of sellers by signal
   * @param buyers the number of buyers by signal
   */
  public double surplus(long[] sellers, long[] buyers) {
    long left = 0;
    double costs = 0;
    for (int place = 0; place < sellerPlaces; place++) {
      long agents = sellers[place / sellerUnits];
      left += agents;
      costs += (double) agents * money[place];
    }
    double kept = 0;
    for (int i = 0; left > 0; i++) {
      int place = descending[i];
      long agents =
          place < sellerPlaces
              ? sellers[place / sellerUnits]
              : buyers[(place - sellerPlaces) / buyerUnits];
      long taken = Math.min(left, agents);
      kept += (double) taken * money[place];
      left -= taken;
    }
    return kept - costs;
  }
}
