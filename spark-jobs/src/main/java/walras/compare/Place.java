package walras.compare;

/**
 * What a number is of.
 *
 * @param market environment, mechanism and what was varied
 * @param size the number of agents; 0 of what belongs to all sizes of a market
 * @param point the identity of the design point, empty of what belongs to all sizes
 * @param metric the metric, empty of what belongs to the design point
 * @param given the state, empty over all states
 */
public record Place(String market, long size, String point, String metric, String given) {

  Place of(String metricName) {
    return new Place(market, size, point, metricName, "");
  }

  Place given(String state) {
    return new Place(market, size, point, metric, state);
  }
}
