package walras.mechanism.marketgame;

import java.util.List;
import walras.mechanism.marketgame.NetInterval.Verdict;

/** Neighbouring sizes of one verdict. */
record VerdictRun(long first, long last, Verdict verdict) {

  /** Adds sizes behind those of a list, to its last run where that has their verdict. */
  static void append(List<VerdictRun> runs, long first, long last, Verdict verdict) {
    int end = runs.size() - 1;
    boolean joins =
        end >= 0 && runs.get(end).verdict() == verdict && runs.get(end).last() == first - 1;
    if (joins) {
      runs.set(end, new VerdictRun(runs.get(end).first(), last, verdict));
    } else {
      runs.add(new VerdictRun(first, last, verdict));
    }
  }

  /** Returns the sizes, such as {@code 5-7}. */
  String text() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
