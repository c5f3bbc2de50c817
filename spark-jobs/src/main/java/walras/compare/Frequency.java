package walras.compare;

/**
 * How often something happened in a run.
 *
 * <p>What may happen several times in a replication, up to m, is judged by the m-th part of its
 * number: of values from 0 to 1 with one mean, those that are 0 or 1 vary the most, so that the
 * test of frequencies errs on the side of finding nothing.
 *
 * @param times how often it happened
 * @param of in how many replications
 * @param most how often it may happen in one
 */
record Frequency(long times, long of, int most) {

  Frequency(long times, long of) {
    this(times, of, 1);
  }

  /** Returns how often it happened for each replication. */
  double share() {
    return (double) times / (double) of;
  }

  /** Returns the test of two samples without common replications. */
  Fisher against(Frequency other) {
    return new Fisher(part(), of, other.part(), other.of);
  }

  /** Returns the test of the shorter of two samples, which the longer begins with, and the rest. */
  Fisher beyond(Frequency other) {
    return of < other.of ? against(other.without(this)) : without(other).against(other);
  }

  private Frequency without(Frequency shorter) {
    return new Frequency(times - shorter.times, of - shorter.of, most);
  }

  private long part() {
    return Math.floorDiv(times, most);
  }
}
