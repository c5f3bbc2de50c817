package walras.mechanism.randomgrouping.grid;

/** What is lost of the largest surplus. */
public final class Loss {

  /** Sums of money, one term per type, differ by rounding up to this share of them. */
  private static final double ROUNDING = 1e-14;

  private Loss() {}

  /**
   * Returns the loss, zero where both surpluses agree but for rounding. A loss is not negative.
   *
   * @param most the largest surplus, in any unit of money
   * @param surplus the surplus reached, in the same unit
   */
  public static double of(double most, double surplus) {
    double loss = most - surplus;
    return loss > ROUNDING * Math.abs(most) ? loss : 0;
  }
}
