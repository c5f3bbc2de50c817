package walras.kernel;

/**
 * A market of exactly the agents of a user's file: all that is random is what the mechanism draws.
 */
public interface PopulationMarket extends Market {

  /** Returns the agents. */
  Population population();

  /**
   * Returns the class of a type in the profile of the sized market.
   *
   * @param type index of a type of a side of the population
   */
  int profileClass(Population.Side side, int type);

  /**
   * Returns the probability that an agent of a type does not trade the unit announced truthfully in
   * the pooled benchmark, over its order of service; 0 for agents who announce none.
   */
  double pooledRationing(Population.Side side, int type);

  /**
   * Returns the most that one agent of a type gains in the pooled benchmark, in money and in
   * expectation over the order of service, by announcing something else while all others are
   * truthful.
   */
  double pooledManipGain(Population.Side side, int type);
}
