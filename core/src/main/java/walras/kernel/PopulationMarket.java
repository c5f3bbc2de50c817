package walras.kernel;

/**
 * A market of exactly the agents of a user's file: all that is random is what the mechanism draws.
 */
public interface PopulationMarket extends Market {

  /** Returns the agents. */
  Population population();

  /**
   * Returns the class of a unit of a type in the profile of the sized market.
   *
   * @param type index of a type of a side of the population
   * @param unit from 0, of all units of the type, commodity by commodity
   */
  int profileClass(Population.Side side, int type, int unit);

  /**
   * Returns the class of the profile that estimates the probability that a unit announced
   * truthfully in the pooled benchmark is not traded there; negative where {@link #pooledRationing}
   * knows it, which it does if not overridden.
   */
  default int pooledProfileClass(Population.Side side, int type, int unit) {
    return -1;
  }

  /**
   * Returns the probability that an agent of a type announces a unit truthfully in the pooled
   * benchmark and does not trade it, over its order of service; 0 for units not announced. Not
   * asked for where the profile estimates it.
   */
  double pooledRationing(Population.Side side, int type, int unit);

  /**
   * Returns the most that one agent of a type gains in the pooled benchmark of a unit's commodity,
   * in money and in expectation over the order of service, by announcing something else while all
   * others are truthful; NaN where it is not known.
   */
  double pooledManipGain(Population.Side side, int type, int unit);
}
