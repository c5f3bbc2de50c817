package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import walras.mechanism.randomgrouping.ring.Measures.Entry;

/**
 * The metrics of a replication with bundles: those of one commodity, by the same indices. What is
 * measured against the largest surplus is so against that of divisible bundles, and says so.
 */
final class BundleMeasures {

  private static final Set<Integer> AGAINST_THE_LARGEST =
      Set.of(
          Measures.MAX_SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.EPS_EFFICIENT,
          Measures.MECHANISM_SURPLUS_LOSS,
          Measures.POOLED_SURPLUS_LOSS);

  private static final List<Entry> ENTRIES = entries();

  private BundleMeasures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ENTRIES;
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : Measures.all()) {
      int metric = entries.size();
      boolean isDivisible = AGAINST_THE_LARGEST.contains(metric) || Measures.isBranch(metric);
      entries.add(isDivisible ? divisible(entry) : entry);
    }
    return Collections.unmodifiableList(entries);
  }

  private static Entry divisible(Entry entry) {
    return new Entry(
        entry.name() + "_lp",
        entry.unit(),
        entry.range(),
        entry.description() + "; the largest surplus is that of bundles that could be divided");
  }
}
