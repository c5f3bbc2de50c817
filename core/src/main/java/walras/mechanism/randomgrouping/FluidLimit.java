package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What infinitely many agents do on a fixed grid: the prices that balance a market best, and what
 * comes of them. Immutable.
 */
final class FluidLimit implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Environment environment;
  private final Shares shares;
  private final int lowest;
  private final int highest;
  private final boolean tied;

  /** The first price index with too much supply or balance. */
  private final int right;

  FluidLimit(Environment environment) {
    this.environment = environment;
    shares = Shares.of(environment);
    right = firstWith(-Competitive.ROUNDING);
    int steps = environment.steps();
    double above = right <= steps ? Math.abs(excess(right)) : Double.POSITIVE_INFINITY;
    double below = right > 0 ? Math.abs(excess(right - 1)) : Double.POSITIVE_INFINITY;
    tied = Math.abs(above - below) <= Competitive.ROUNDING;
    int left = Math.max(0, right - 1);
    int best = Math.min(right, steps);
    lowest =
        below <= above + Competitive.ROUNDING
            ? firstWith(excess(left) - Competitive.ROUNDING)
            : right;
    highest =
        above <= below + Competitive.ROUNDING
            ? firstWith(excess(best) + Competitive.ROUNDING) - 1
            : left;
  }

  private FluidLimit(FluidLimit whole, int lowest, int highest) {
    environment = whole.environment;
    shares = whole.shares;
    right = whole.right;
    tied = false;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Returns the first price index with an excess of at least a level; one too many if none has. */
  private int firstWith(double level) {
    int low = -1;
    int high = environment.steps() + 1;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (excess(middle) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns the excess supply at a price index, per unit of the sellers. */
  double excess(int price) {
    return shares.supply(price) - shares.demand(price);
  }

  Shares shares() {
    return shares;
  }

  /** Returns the lowest of the price indices that balance the market best. */
  int lowest() {
    return lowest;
  }

  /** Returns the highest of the price indices that balance the market best. */
  int highest() {
    return highest;
  }

  /** Returns the price index that the rule takes. */
  int price() {
    return environment.rule().select(lowest, highest);
  }

  /** Tells whether the market balances at the prices that balance it best. */
  boolean balances() {
    return !tied && Math.abs(excess(lowest)) <= Competitive.ROUNDING;
  }

  /**
   * Tells whether two neighbouring stretches of prices balance the market equally badly, one with
   * too much supply and one with too little.
   */
  boolean isTied() {
    return tied;
  }

  /**
   * Tells whether chance decides between two such stretches at every size: whether any agents
   * differ in what they announce at them.
   */
  boolean isDecidedByChance() {
    return tied
        && IntStream.of(lowest, highest)
            .anyMatch(price -> differ(shares.supply(price)) || differ(shares.demand(price)));
  }

  private static boolean differ(double share) {
    return share > Competitive.ROUNDING && share < 1 - Competitive.ROUNDING;
  }

  /**
   * Returns what comes of either of two tied stretches, that with too little supply first, if it is
   * taken.
   */
  List<FluidLimit> stretches() {
    return List.of(new FluidLimit(this, lowest, right - 1), new FluidLimit(this, right, highest));
  }

  /** Returns the units rationed per agent at the price. */
  double rationed() {
    return environment.units() * Math.abs(excess(price())) / 2;
  }

  /** Returns the units traded per agent at the price. */
  double traded() {
    return environment.units() * tradedShare() / 2;
  }

  private double tradedShare() {
    return Math.min(shares.supply(price()), shares.demand(price()));
  }

  /**
   * Returns the share of agents who do not trade what they announce at the price: those behind the
   * last one served who announce a unit.
   */
  double rationedAgents() {
    double most = Math.max(shares.supply(price()), shares.demand(price()));
    return rationedShare() * announcing(most, environment.units()) / 2;
  }

  /**
   * Returns the probability that an agent announces a unit if a share of all units is announced.
   */
  static double announcing(double share, int units) {
    double none = 1;
    for (int unit = 0; unit < units; unit++) {
      none *= 1 - share;
    }
    return 1 - none;
  }

  /** Returns the share of the long side that is rationed at the price. */
  double rationedShare() {
    double most = Math.max(shares.supply(price()), shares.demand(price()));
    return most == 0 ? 0 : Math.abs(excess(price())) / most;
  }

  /** Returns the surplus per agent at the price. */
  double surplus() {
    return traded() == 0 ? 0 : traded() * (meanValue() - meanCost());
  }

  /** Returns the mean value of buyers who demand at the price, zero if none does. */
  double meanValue() {
    double demand = shares.demand(price());
    return demand == 0 ? 0 : shares.values(price()) / demand;
  }

  /** Returns the mean cost of sellers who supply at the price, zero if none does. */
  double meanCost() {
    double supply = shares.supply(price());
    return supply == 0 ? 0 : shares.costs(price()) / supply;
  }
}
