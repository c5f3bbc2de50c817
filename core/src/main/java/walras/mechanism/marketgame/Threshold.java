package walras.mechanism.marketgame;

import java.util.List;
import walras.kernel.Details;

/**
 * From how many agents on truth is an equilibrium, as far as a range of sizes was searched.
 *
 * @param agents one more than the largest size at which truth is no equilibrium
 * @param isLocated whether it is certain within the range: truth fails below it or it is the start
 *     of the range, and no size above it is undecided
 * @param range the sizes searched
 * @param exact whether gains came from all configurations rather than from a simulation
 * @param examined the number of sizes computed; those between two alike ends of a stretch with a
 *     constant number of inactive agents are taken to be like them
 * @param satisfiedBefore the sizes below the threshold at which truth is an equilibrium all the
 *     same, as ranges
 * @param undecided the sizes that the largest number of draws did not decide
 * @param beyond the sizes beyond the range that were examined too
 * @param failuresBeyond those of them at which truth was not found to be an equilibrium
 * @param netBefore the largest net gain at the last size at which truth is no equilibrium; NaN if
 *     there is none
 * @param netAt the largest net gain at the threshold
 */
record Threshold(
    long agents,
    boolean isLocated,
    ScanRange range,
    boolean exact,
    long examined,
    List<String> satisfiedBefore,
    List<Long> undecided,
    List<Long> beyond,
    List<Long> failuresBeyond,
    double netBefore,
    double netAt) {

  void describe(Details details) {
    details
        .put("agents", agents)
        .put("located", isLocated)
        .put("method", exact ? "exact" : "monte-carlo")
        .put("max_net_at", netAt)
        .put("max_net_before", netBefore)
        .put("satisfied_before", satisfiedBefore)
        .put("undecided", longs(undecided))
        .put("examined", examined)
        .put("beyond", longs(beyond))
        .put("failures_beyond", longs(failuresBeyond));
    range.describe(details.at("certified"));
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
