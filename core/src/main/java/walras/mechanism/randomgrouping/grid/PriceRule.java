package walras.mechanism.randomgrouping.grid;

import java.util.Locale;

/** Which of the prices that balance a market best is taken; they are neighbours on the grid. */
public enum PriceRule {
  LOWEST,
  MIDDLE,
  HIGHEST;

  /** Returns the name in studies. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the index taken of those from one to another; of two in the middle, the lower. */
  public int select(int lowest, int highest) {
    return switch (this) {
      case LOWEST -> lowest;
      case MIDDLE -> lowest + (highest - lowest) / 2;
      case HIGHEST -> highest;
    };
  }
}
