package walras.study;

import java.util.function.LongSupplier;

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

  /**
   * Returns the first word of the key of a design point's streams.
   *
   * @param seed the seed of the study
   * @param hash gives the design point's hash, where it is needed
   */
  public long seed(long seed, LongSupplier hash) {
    return this == INDEPENDENT ? seed + hash.getAsLong() : seed;
  }
}
