package walras.run;

/**
 * The replication counts at which precision is judged: {@value #FIRST}, doubled any number of
 * times. Blocks never cross a look.
 */
public final class Looks {

  /** The first look. */
  public static final long FIRST = 10_000;

  private Looks() {}

  /** Tells whether precision is judged at a number of replications. */
  public static boolean isLook(long replications) {
    return replications % FIRST == 0 && Long.bitCount(replications / FIRST) == 1;
  }

  /**
   * Returns the first look of a design point.
   *
   * @param atMost the number of replications it may have, which is its last look
   */
  public static long first(long atMost) {
    return Math.min(FIRST, atMost);
  }

  /**
   * Returns the look after another; the last one is its own successor.
   *
   * @param look a look
   * @param atMost the number of replications that the design point may have, which is its last look
   */
  public static long after(long look, long atMost) {
    return look > atMost / 2 ? atMost : 2 * look;
  }

  /**
   * Returns how many looks there are up to one, itself included.
   *
   * @param look a look, or the last number of replications
   */
  public static int upTo(long look) {
    int looks = 1;
    for (long reached = FIRST; reached < look; reached *= 2) {
      looks++;
    }
    return looks;
  }
}
