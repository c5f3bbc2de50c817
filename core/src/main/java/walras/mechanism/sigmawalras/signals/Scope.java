package walras.mechanism.sigmawalras.signals;

/** Who shares a factor or a state. */
public enum Scope {
  /** All agents. */
  COMMON("common"),
  /** The agents of a class, independently of other classes. */
  BY_CLASS("by-class");

  private final String spelling;

  Scope(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }
}
