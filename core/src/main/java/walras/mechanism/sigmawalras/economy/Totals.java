package walras.mechanism.sigmawalras.economy;

import java.util.Arrays;
import walras.numeric.Neumaier;

/**
 * What is added up over agents, and the extremes: compensated sums, then maxima, in one array, so
 * that totals of parts of a market travel and merge as plain numbers.
 */
public final class Totals {

  /** Sums over agents. */
  public enum Sum {
    /** Payments beyond the price, G. */
    GAP(0),
    /** Sizes of the two terms whose difference payments beyond the price are. */
    GAP_TERMS(1),
    /** Gains from trade lost against the Walrasian allocation, D. */
    LOSS(2),
    /** Squares of quantities' distances from Walrasian ones. */
    SQUARED_ERROR(3),
    /** Payments beyond the price per unit, of agents who trade. */
    UNIT_GAP(4),
    /** Agents who trade. */
    TRADERS(5),
    /** Gains from misreports under naive transfers. */
    NAIVE_GAIN(6),
    /** Utilities of Walrasian quantities, money left out. */
    WALRASIAN(7),
    /** Payments beyond the price at slope zero. */
    VCG_GAP(8),
    /** Squares of quantities. */
    SQUARE(9),
    /** Squares of quantities and boundary quantities. */
    UPPER(10),
    /** Squares of quantities less those of boundary quantities, times relative impacts. */
    IMPACT(11),
    /** Sizes of quantities. */
    VOLUME(12),
    /** Agents who trade whatever they report. */
    BOUNDARY(13),
    /** Gains from trade that the double auction loses. */
    AUCTION_LOSS(14),
    /** Gains from trade per agent that the best linear schedule loses; of the market, once. */
    BEST_LINEAR_LOSS(15);

    private static final int COUNT = values().length;

    private final int place;

    Sum(int place) {
      this.place = place;
    }
  }

  /** Largest values over agents. */
  public enum Most {
    /** Distance of a quantity from the Walrasian one. */
    ERROR(0),
    /** Utility that an agent has less than in the Walrasian equilibrium. */
    UTILITY_LOSS(1),
    /** Minus the payment beyond the price. */
    NEGATIVE_GAP(2),
    /** Payment less utility of the quantity. */
    PARTICIPATION(3),
    /** Gain from a misreport under naive transfers. */
    NAIVE_GAIN(4),
    /** Size of the payment beyond the price per unit. */
    UNIT_GAP(5),
    /** Gains from trade that the double auction loses. */
    AUCTION_LOSS(6),
    /** Gain from a misreport of the grid. */
    GRID_GAIN(7);

    private static final int COUNT = values().length;

    private final int place;

    Most(int place) {
      this.place = place;
    }
  }

  /** The number of entries of totals. */
  public static final int LENGTH = 2 * Sum.COUNT + Most.COUNT;

  private Totals() {}

  /** Sets totals to those of no agents. */
  public static void clear(double[] totals) {
    Arrays.fill(totals, 0, 2 * Sum.COUNT, 0);
    Arrays.fill(totals, 2 * Sum.COUNT, LENGTH, Double.NEGATIVE_INFINITY);
  }

  /** Adds a term to a sum. */
  public static void add(double[] totals, Sum sum, double term) {
    Neumaier.add(totals, sum.place, term);
  }

  /** Takes a value into account for an extreme. */
  public static void raise(double[] totals, Most most, double value) {
    int at = 2 * Sum.COUNT + most.place;
    if (value > totals[at]) {
      totals[at] = value;
    }
  }

  /** Adds the totals of other agents. */
  public static void merge(double[] totals, double[] others) {
    for (int sum = 0; sum < Sum.COUNT; sum++) {
      Neumaier.merge(totals, sum, others);
    }
    for (int at = 2 * Sum.COUNT; at < LENGTH; at++) {
      totals[at] = Math.max(totals[at], others[at]);
    }
  }

  /** Returns a sum. */
  public static double sum(double[] totals, Sum sum) {
    return Neumaier.total(totals, sum.place);
  }

  /** Returns an extreme. */
  public static double most(double[] totals, Most most) {
    return totals[2 * Sum.COUNT + most.place];
  }
}
