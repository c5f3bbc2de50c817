package walras.kernel;

/** Whether a condition holds, as far as is known. */
public enum Truth {
  /** It holds. */
  HOLDS("holds"),
  /** It fails. */
  FAILS("fails"),
  /** What is known does not tell. */
  UNDECIDED("undecided");

  private final String spelling;

  Truth(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in files. */
  public String spelling() {
    return spelling;
  }

  /** Returns {@link #HOLDS} or {@link #FAILS}. */
  public static Truth of(boolean holds) {
    return holds ? HOLDS : FAILS;
  }
}
