package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import walras.mechanism.randomgrouping.interdependent.Measures.Entry;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

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
          Measures.SURPLUS_LOSS_BRANCH_1,
          Measures.SURPLUS_LOSS_BRANCH_2,
          Measures.SURPLUS_LOSS_BRANCH_3,
          Measures.MECHANISM_SURPLUS_LOSS,
          Measures.POOLED_SURPLUS_LOSS);

  private BundleMeasures() {}

  /** Returns the metrics of an environment in the order of their indices. */
  static List<Entry> of(BundleEnvironment environment) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : Measures.of(environment.signals())) {
      entries.add(AGAINST_THE_LARGEST.contains(entries.size()) ? divisible(entry) : entry);
    }
    return entries;
  }

  private static Entry divisible(Entry entry) {
    return new Entry(
        entry.name() + "_lp",
        entry.unit(),
        entry.range(),
        entry.description() + "; the largest surplus is that of bundles that could be divided");
  }
}
