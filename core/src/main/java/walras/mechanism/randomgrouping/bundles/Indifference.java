package walras.mechanism.randomgrouping.bundles;

import java.math.BigDecimal;

/**
 * What is constant along the line of price pairs at which an agent is indifferent between two
 * bundles: a price, the sum of both, or the second less the first.
 */
enum Indifference {
  FIRST(1),
  SECOND(2),
  SUM(4),
  DIFFERENCE(8);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final int bit;

  Indifference(int bit) {
    this.bit = bit;
  }

  /** Returns a bit of its own. */
  int bit() {
    return bit;
  }

  /** Returns the kind of line of two bundles. */
  static Indifference between(int bundle, int other) {
    return switch (bundle ^ other) {
      case Bundle.FIRST -> FIRST;
      case Bundle.SECOND -> SECOND;
      default -> bundle == Bundle.NONE || other == Bundle.NONE ? SUM : DIFFERENCE;
    };
  }

  /**
   * Gives the price pair at which a line of this kind meets one of a later kind.
   *
   * @param level what is constant along this line
   * @param otherLevel what is constant along the other one
   */
  DualVertex meet(BigDecimal level, Indifference other, BigDecimal otherLevel) {
    return switch (this) {
      case FIRST ->
          switch (other) {
            case SECOND -> new DualVertex(level, otherLevel);
            case SUM -> new DualVertex(level, otherLevel.subtract(level));
            default -> new DualVertex(level, level.add(otherLevel));
          };
      case SECOND ->
          new DualVertex(
              other == SUM ? otherLevel.subtract(level) : level.subtract(otherLevel), level);
      default ->
          new DualVertex(level.subtract(otherLevel).divide(TWO), level.add(otherLevel).divide(TWO));
    };
  }
}
