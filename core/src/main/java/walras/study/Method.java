package walras.study;

/** How estimates come about. */
public enum Method {
  /** By simulating replications. */
  MONTE_CARLO("monte-carlo");

  private final String spelling;

  Method(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }
}
