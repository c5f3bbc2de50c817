package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import walras.mechanism.marketgame.NetInterval.Verdict;

/**
 * Looks for the number of agents from which on truth is an equilibrium.
 *
 * <p>Source: theorem 1 of the paper, whose threshold it is; the procedure is derived. The largest
 * net gain is not monotone in the size: between jumps of the number of inactive agents their share
 * shrinks. Exact gains are computed at every size; simulated ones at both ends of each stretch of a
 * constant number of inactive agents, and at all its sizes where the ends disagree or are
 * undecided. Sizes that are undecided get four times the draws until they are decided or the draws
 * are at their most.
 */
final class ThresholdSearch {

  private static final long FIRST_DRAWS = 2_000;
  private static final long MOST_DRAWS = 512_000;
  private static final double[] BEYOND = {3, 10, 30, 100};

  private final Economy economy;
  private final NetGains gains;
  private final ScanRange range;
  private final SortedMap<Long, NetInterval> examined = new TreeMap<>();
  private final SortedMap<Long, Verdict> verdicts = new TreeMap<>();

  ThresholdSearch(Economy economy, NetGains gains, ScanRange range) {
    this.economy = economy;
    this.gains = gains;
    this.range = range;
  }

  Threshold run() {
    long first = range.from();
    while (first <= range.to()) {
      long last = lastLike(first);
      stretch(first, last);
      first = last + 1;
    }
    return threshold();
  }

  /** Returns the last size of the range with as many inactive agents as a size. */
  private long lastLike(long size) {
    long inactive = size - economy.active(size);
    long low = size;
    long high = range.to();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (middle - economy.active(middle) == inactive) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void stretch(long first, long last) {
    Verdict start = examine(first);
    Verdict end = examine(last);
    boolean alike = start == end && start != Verdict.UNDECIDED;
    for (long size = first + 1; size < last; size++) {
      if (gains.isExact() || !alike) {
        examine(size);
      } else {
        verdicts.put(size, start);
      }
    }
  }

  private Verdict examine(long size) {
    NetInterval interval = examined.computeIfAbsent(size, this::refined);
    verdicts.put(size, interval.verdict());
    return interval.verdict();
  }

  private NetInterval refined(long size) {
    NetInterval interval = gains.at(size, FIRST_DRAWS);
    for (long draws = 4 * FIRST_DRAWS;
        draws <= MOST_DRAWS && interval.verdict() == Verdict.UNDECIDED;
        draws *= 4) {
      interval = gains.at(size, draws);
    }
    return interval;
  }

  private Threshold threshold() {
    long threshold = range.from();
    for (long size : verdicts.keySet()) {
      threshold = verdicts.get(size) == Verdict.NO_EQUILIBRIUM ? size + 1 : threshold;
    }
    long found = threshold;
    List<Long> undecided =
        verdicts.keySet().stream().filter(n -> verdicts.get(n) == Verdict.UNDECIDED).toList();
    List<Long> beyond = new ArrayList<>();
    List<Long> failures = new ArrayList<>();
    for (double factor : BEYOND) {
      long size = (long) Math.min(1e12, factor * (double) range.to());
      beyond.add(size);
      if (refined(size).verdict() != Verdict.EQUILIBRIUM) {
        failures.add(size);
      }
    }
    boolean begun = found > range.from() || range.from() == 2;
    boolean decided = undecided.stream().noneMatch(size -> size >= found);
    return new Threshold(
        found,
        begun && decided && found <= range.to(),
        range,
        gains.isExact(),
        examined.size(),
        ranges(verdicts.headMap(found)),
        undecided,
        beyond,
        failures,
        net(found - 1),
        net(found));
  }

  private double net(long size) {
    NetInterval interval = examined.get(size);
    return interval == null ? Double.NaN : interval.middle();
  }

  /** Returns the sizes at which truth is an equilibrium as ranges such as {@code 5-7}. */
  private static List<String> ranges(SortedMap<Long, Verdict> below) {
    List<String> ranges = new ArrayList<>();
    long first = -1;
    long last = -1;
    for (long size : below.keySet()) {
      if (below.get(size) == Verdict.EQUILIBRIUM) {
        if (first >= 0 && size != last + 1) {
          ranges.add(text(first, last));
          first = -1;
        }
        first = first < 0 ? size : first;
        last = size;
      }
    }
    if (first >= 0) {
      ranges.add(text(first, last));
    }
    return ranges;
  }

  private static String text(long first, long last) {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
