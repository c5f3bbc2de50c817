package walras.study;

/** From which law replications are drawn. */
public enum Sampling {
  /** From the market's own. */
  PLAIN("plain"),
  /** From a mixture with the market's proposals, weighted, which sees rare events. */
  IMPORTANCE("importance");

  private final String spelling;

  Sampling(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }
}
