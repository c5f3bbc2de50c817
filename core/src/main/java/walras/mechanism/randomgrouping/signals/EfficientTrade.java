package walras.mechanism.randomgrouping.signals;

import java.util.stream.IntStream;

/**
 * The largest surplus that agents could reach who know the state: the dearest units of a commodity
 * end up used, as many as sellers own. Only what changes hands counts, so it is exactly zero where
 * nothing does. Immutable.
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
    for (int place = 0; place < sellerPlaces; place++) {
      left += sellers[place / sellerUnits];
    }
    double values = 0;
    double costs = 0;
    for (int place : descending) {
      boolean sells = place < sellerPlaces;
      long agents =
          sells ? sellers[place / sellerUnits] : buyers[(place - sellerPlaces) / buyerUnits];
      long kept = Math.min(left, agents);
      values += sells ? 0 : (double) kept * money[place];
      costs += sells ? (double) (agents - kept) * money[place] : 0;
      left -= kept;
    }
    return values - costs;
  }
}
