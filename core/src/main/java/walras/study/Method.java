package walras.study;

/** How estimates come about. */
public enum Method {
  /** By simulating replications. */
  MONTE_CARLO("monte-carlo"),
  /** By enumerating what can be drawn, with probabilities. */
  EXACT("exact"),
  /** By simulation and by enumeration, one held to the other. */
  BOTH("both");

  private final String spelling;

  Method(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }

  /** Tells whether replications are simulated. */
  public boolean simulates() {
    return this != EXACT;
  }

  /** Tells whether configurations are enumerated. */
  public boolean enumerates() {
    return this != MONTE_CARLO;
  }
}
