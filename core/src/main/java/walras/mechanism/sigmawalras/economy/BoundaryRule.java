package walras.mechanism.sigmawalras.economy;

/** What agents pay for what they trade whatever they report. */
public enum BoundaryRule {
  /** The price of the schedule, (7). */
  WALRASIAN("walrasian"),
  /** All that it is worth to them, (6) with equality. */
  EXTRACT("extract");

  private final String spelling;

  BoundaryRule(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }
}
