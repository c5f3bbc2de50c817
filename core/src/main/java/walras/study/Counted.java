package walras.study;

/** Numbers of things, as messages tell them: 1 block, 2 blocks. */
public final class Counted {

  private Counted() {}

  /**
   * Returns a number and what it counts.
   *
   * @param one the name of one thing, whose plural adds an s
   */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /**
   * Returns a number and what it counts.
   *
   * @param one the name of one thing
   * @param many the name of several, and of none
   */
  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /**
   * Returns what is wrong with a list that must have one entry for each of some things.
   *
   * @param one the name of one thing
   * @param many the name of several
   */
  public static String wrongLength(long entries, long things, String one, String many) {
    return "has %s, but there %s %s"
        .formatted(
            of(entries, "entry", "entries"), things == 1 ? "is" : "are", of(things, one, many));
  }
}
