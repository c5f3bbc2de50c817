package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import walras.kernel.ReplicationFailure;
import walras.mechanism.marketgame.NetInterval.Verdict;
import walras.sampling.Streams;

/**
 * Looks for the number of agents from which on truth is an equilibrium.
 *
 * <p>Source: theorem 1 of the paper, whose threshold it is; the procedure is derived. The largest
 * net gain is not monotone in the size: between jumps of the number of inactive agents their share
 * shrinks. Gains are computed at every size where that is cheap, else at both ends of each stretch
 * of a constant number of inactive agents, and at all its sizes where the ends disagree or are
 * undecided. Some sizes beyond the range are examined too.
 */
final class ThresholdSearch {

  private static final double LARGEST_SIZE = 1e12;
  private static final double[] BEYOND = {3, 10, 30, 100};

  private final Economy economy;
  private final NetGains gains;
  private final ScanRange range;
  private final LongFunction<Streams> streams;
  private final Map<Long, NetInterval> examined = new HashMap<>();
  private final List<VerdictRun> runs = new ArrayList<>();

  /**
   * Creates a search.
   *
   * @param streams gives the streams of a number of agents
   */
  ThresholdSearch(Economy economy, NetGains gains, ScanRange range, LongFunction<Streams> streams) {
    this.economy = economy;
    this.gains = gains;
    this.range = range;
    this.streams = streams;
  }

  /**
   * Searches the range.
   *
   * @throws ReplicationFailure if a solver did not converge
   */
  Threshold run() {
    boolean everySize = gains.isCheapEverywhere(range);
    long first = range.from();
    while (first <= range.to()) {
      long last = Math.min(range.to(), economy.lastLike(first));
      if (!everySize && isAlike(first, last)) {
        VerdictRun.append(runs, first, last, examine(first).verdict());
      } else {
        eachSize(first, last);
      }
      first = last + 1;
    }
    int within = runs.size();
    for (double factor : BEYOND) {
      long size = (long) Math.min(LARGEST_SIZE, factor * (double) range.to());
      VerdictRun.append(runs, size, size, examine(size).verdict());
    }
    return Threshold.of(range, runs, within, examined);
  }

  private boolean isAlike(long first, long last) {
    Verdict verdict = examine(first).verdict();
    return verdict != Verdict.UNDECIDED && examine(last).verdict() == verdict;
  }

  private void eachSize(long first, long last) {
    for (long size = first; size <= last; size++) {
      VerdictRun.append(runs, size, size, examine(size).verdict());
    }
  }

  private NetInterval examine(long size) {
    return examined.computeIfAbsent(size, this::computed);
  }

  private NetInterval computed(long size) {
    try {
      return gains.at(size, streams);
    } catch (ReplicationFailure failure) {
      throw new ReplicationFailure("at N=%d, %s".formatted(size, failure.getMessage()));
    }
  }
}
