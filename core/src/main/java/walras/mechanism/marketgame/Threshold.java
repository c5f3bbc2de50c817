package walras.mechanism.marketgame;

import java.util.List;
import java.util.Map;
import walras.kernel.Details;
import walras.mechanism.marketgame.NetInterval.Verdict;

/**
 * From how many agents on truth is an equilibrium, as far as sizes were examined.
 *
 * @param least one more than the largest size at which truth is no equilibrium; the start of the
 *     range where there is none
 * @param most one more than the largest size at which it is not known to be one; as above
 * @param range the sizes searched
 * @param within what was found of them
 * @param beyond what was found of sizes beyond them
 * @param examined the largest net gain at each size at which it was computed; those between two
 *     alike ends of a stretch with a constant number of inactive agents are taken to be like them
 */
record Threshold(
    long least,
    long most,
    ScanRange range,
    List<VerdictRun> within,
    List<VerdictRun> beyond,
    Map<Long, NetInterval> examined) {

  /** Copies the lists and the map. */
  Threshold {
    within = List.copyOf(within);
    beyond = List.copyOf(beyond);
    examined = Map.copyOf(examined);
  }

  /**
   * Reads off what was found.
   *
   * @param runs what was found of all sizes, in their order
   * @param within how many of the runs are about the range
   */
  static Threshold of(
      ScanRange range, List<VerdictRun> runs, int within, Map<Long, NetInterval> examined) {
    long least = range.from();
    long most = range.from();
    for (VerdictRun run : runs) {
      least = run.verdict() == Verdict.NO_EQUILIBRIUM ? run.last() + 1 : least;
      most = run.verdict() == Verdict.EQUILIBRIUM ? most : run.last() + 1;
    }
    return new Threshold(
        least, most, range, runs.subList(0, within), runs.subList(within, runs.size()), examined);
  }

  /** Tells whether truth fails just below, or nothing is below. */
  boolean isBoundedBelow() {
    return least > range.from() || range.from() == 2;
  }

  /** Tells whether truth is an equilibrium at the end of the range and beyond it. */
  boolean isBoundedAbove() {
    return most <= range.to();
  }

  /** Tells whether the threshold is certain, as far as sizes were examined. */
  boolean isLocated() {
    return isBoundedBelow() && isBoundedAbove() && least == most;
  }

  /** Returns the sizes below at which truth is an equilibrium all the same. */
  List<String> satisfiedBefore() {
    return within.stream()
        .filter(run -> run.verdict() == Verdict.EQUILIBRIUM && run.first() < least)
        .map(VerdictRun::text)
        .toList();
  }

  /** Returns the sizes of the range that the largest number of draws did not decide. */
  List<String> undecided() {
    return within.stream()
        .filter(run -> run.verdict() == Verdict.UNDECIDED)
        .map(VerdictRun::text)
        .toList();
  }

  /** Returns the sizes beyond the range at which truth was not found to be an equilibrium. */
  List<Long> failuresBeyond() {
    return beyond.stream()
        .filter(run -> run.verdict() != Verdict.EQUILIBRIUM)
        .map(VerdictRun::first)
        .toList();
  }

  /** Returns the largest net gain at a size, or its middle estimate; NaN where not computed. */
  double net(long size) {
    NetInterval interval = examined.get(size);
    return interval == null ? Double.NaN : interval.middle();
  }

  void describe(Details details, Economy economy) {
    details
        .put("max_net_at", net(least))
        .put("max_net_before", net(least - 1))
        .put("satisfied_before", satisfiedBefore())
        .put("undecided", undecided())
        .put("examined", (long) examined.size())
        .put("beyond", longs(beyond.stream().map(VerdictRun::first).toList()))
        .put("failures_beyond", longs(failuresBeyond()));
    range.describe(details.at("certified"));
    details
        .at("critical")
        .put("inactive", least - economy.active(least))
        .put("first", economy.firstLike(least))
        .put("last", economy.lastLike(least));
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
