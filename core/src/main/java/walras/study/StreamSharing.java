package walras.study;

/** Whether design points of equal size draw the same random numbers. */
public enum StreamSharing {
  /** They do, so that their differences are sharp. */
  COMMON("common"),
  /** Each design point draws its own, through its {@link DesignPoint#hash()}. */
  INDEPENDENT("independent");

  private final String spelling;

  StreamSharing(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  public String spelling() {
    return spelling;
  }
}
