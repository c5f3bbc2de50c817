package walras.mechanism.randomgrouping;

import java.io.Serializable;

/**
 * How much every agent can trade.
 *
 * @param units the number of units of each commodity, l
 * @param commodities the number of commodities, k
 */
record Capacity(int units, int commodities) implements Serializable {

  static final int MOST_UNITS = 100;
  static final int MOST_COMMODITIES = 20;

  /** One unit of one commodity. */
  static final Capacity ONE = new Capacity(1, 1);

  /** Returns the number of units of all commodities. */
  int all() {
    return units * commodities;
  }

  /**
   * Tells whether agents trade one unit of one commodity: then who is served last decides nothing
   * but numbers.
   */
  boolean isOne() {
    return units == 1 && commodities == 1;
  }
}
