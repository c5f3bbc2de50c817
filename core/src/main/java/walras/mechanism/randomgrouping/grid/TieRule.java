package walras.mechanism.randomgrouping.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Which of the quantities that are equally good at a price an agent announces: the largest or the
 * smallest.
 *
 * <p>With {@code T} steps of the grid, a unit is demanded at the price indices below its threshold
 * and supplied at those from its threshold on; thresholds reach from 0 to {@code T + 1}. Decimals
 * are compared with the grid exactly. Doubles, which come from beliefs, count as a price of the
 * grid if they are within 1e-9 steps of it.
 */
public enum TieRule {
  MAX,
  MIN;

  private static final double ROUNDING = 1e-9;

  /** Relative to the value; quotients have 34 digits. */
  private static final BigDecimal QUOTIENT_ROUNDING = new BigDecimal("1e-33");

  /** Returns the name in studies. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the threshold of demand for a unit of some value. */
  public int demand(BigDecimal value, int steps) {
    return this == MAX ? upTo(value, steps) : below(value, steps);
  }

  /** Returns the threshold of supply of a unit of some cost. */
  public int supply(BigDecimal cost, int steps) {
    return this == MAX ? below(cost, steps) : upTo(cost, steps);
  }

  /** Returns the number of grid prices up to a value. */
  private static int upTo(BigDecimal value, int steps) {
    return clamp(scaled(value, steps).setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE), steps);
  }

  /** Returns the number of grid prices below a value. */
  private static int below(BigDecimal value, int steps) {
    return clamp(scaled(value, steps).setScale(0, RoundingMode.CEILING), steps);
  }

  /** Tells whether a value is a price of the grid. */
  public static boolean isOnGrid(BigDecimal value, int steps) {
    return below(value, steps) != upTo(value, steps);
  }

  /** Returns the threshold of demand for a unit of some expected value. */
  public int demand(double value, int steps) {
    return this == MAX ? upTo(value, steps) : below(value, steps);
  }

  /** Returns the threshold of supply of a unit of some expected cost. */
  public int supply(double cost, int steps) {
    return this == MAX ? below(cost, steps) : upTo(cost, steps);
  }

  private static int upTo(double value, int steps) {
    return (int) Math.max(0, Math.min(steps + 1.0, Math.floor(value * steps + ROUNDING) + 1));
  }

  private static int below(double value, int steps) {
    return (int) Math.max(0, Math.min(steps + 1.0, Math.ceil(value * steps - ROUNDING)));
  }

  /**
   * Returns a value in steps of the grid. A result of division such as 1/3 is rounded to 34 digits;
   * what differs from a price by no more than that is the price.
   */
  private static BigDecimal scaled(BigDecimal value, int steps) {
    BigDecimal scaled = value.multiply(BigDecimal.valueOf(steps));
    BigDecimal nearest = scaled.setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal apart = scaled.subtract(nearest).abs();
    return apart.compareTo(nearest.abs().multiply(QUOTIENT_ROUNDING)) <= 0 ? nearest : scaled;
  }

  private static int clamp(BigDecimal count, int steps) {
    return count.max(BigDecimal.ZERO).min(BigDecimal.valueOf(steps + 1L)).intValueExact();
  }
}
