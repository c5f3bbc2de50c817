package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import walras.kernel.ReplicationFailure;
import walras.mechanism.marketgame.NetInterval.Verdict;
import walras.sampling.Streams;

/**
 * Looks for the number of agents from which on truth is an equilibrium.
 *
 * <p>Source: theorem 1 of the paper, whose threshold it is; the procedure is derived. The largest
 * net gain is not monotone in the size: between jumps of the number of inactive agents their share
 * shrinks, so in each stretch of a constant number of inactive agents its ends are critical. Gains
 * are computed at every size where that is cheap. Else at the ends of each stretch, and at all its
 * sizes where the ends disagree or are undecided, and where both are equilibria of so few agents
 * that what they learn moves gains too: nothing tells then of the sizes between. Beyond the range
 * the last sizes of stretches are examined, where truth is least likely to be an equilibrium: that
 * of the stretch in which the range ends, the two after it, and four of the next two decades.
 */
final class ThresholdSearch {

  private static final int NEXT_STRETCHES = 2;
  private static final long[] BEYOND = {3, 10, 30, 100};

  /** The number of sizes beyond a range that are examined at most. */
  static final int MOST_BEYOND = 1 + NEXT_STRETCHES + BEYOND.length;

  private final Economy economy;
  private final NetGains gains;
  private final ScanRange range;
  private final long settled;
  private final LongFunction<Streams> streams;
  private final Map<Long, NetInterval> examined = new HashMap<>();
  private final List<VerdictRun> runs = new ArrayList<>();

  /**
   * Creates a search.
   *
   * @param streams gives the streams of a number of agents
   */
  ThresholdSearch(
      MarketGameMarket game, NetGains gains, ScanRange range, LongFunction<Streams> streams) {
    economy = game.economy();
    settled = (long) (game.settledFrom() / 2);
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
      if (first <= settled) {
        last = Math.min(last, settled);
      }
      if (!everySize && tellOfAll(first, last)) {
        VerdictRun.append(runs, first, last, examine(first).verdict());
      } else {
        eachSize(first, last);
      }
      first = last + 1;
    }
    int within = runs.size();
    for (long size : beyond()) {
      runs.add(new VerdictRun(size, size, examine(size).verdict()));
    }
    return Threshold.of(range, runs, within, examined);
  }

  /** Tells whether the ends of a stretch, or of its part below or above settled sizes, suffice. */
  private boolean tellOfAll(long first, long last) {
    Verdict verdict = examine(first).verdict();
    boolean smooth = verdict == Verdict.NO_EQUILIBRIUM || first > settled;
    return smooth && verdict != Verdict.UNDECIDED && examine(last).verdict() == verdict;
  }

  private SortedSet<Long> beyond() {
    SortedSet<Long> sizes = new TreeSet<>();
    long last = range.to();
    for (int stretch = 0; stretch <= NEXT_STRETCHES; stretch++) {
      last = lastLike(last);
      sizes.add(last);
      last++;
    }
    for (long factor : BEYOND) {
      sizes.add(lastLike(factor * range.to()));
    }
    sizes.remove(range.to());
    return sizes;
  }

  private long lastLike(long size) {
    return Math.min(IncentivesMarket.LARGEST_SIZE, economy.lastLike(size));
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
