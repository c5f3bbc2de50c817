package walras.estimate;

import java.util.List;

/**
 * The statistics of all replications of a design point so far.
 *
 * @param layout their shape
 * @param moments the moments of all blocks
 * @param tally the tally of all blocks
 * @param prefixes the moments of the first blocks, shorter ones first, where replications carry
 *     weights
 */
public record Sample(
    Layout layout, BlockMoments moments, Tally tally, List<BlockMoments> prefixes) {

  /** Copies the list. */
  public Sample {
    prefixes = List.copyOf(prefixes);
  }

  /** Returns the moments of a metric in some states, measured from its centre in the first. */
  Moments merged(List<Integer> states, int metric) {
    return merged(moments, states, metric);
  }

  /** Returns the moments of a metric in some states among those of the first blocks. */
  Moments merged(BlockMoments of, List<Integer> states, int metric) {
    double origin = layout.centres().get(states.get(0)).get(metric);
    Moments merged = new Moments();
    for (int state : states) {
      double centre = layout.centres().get(state).get(metric);
      merged.merge(of.at(state, metric).shifted(centre - origin));
    }
    return merged;
  }

  /** Returns the extremes of a metric in some states. */
  Extremes extremes(List<Integer> states, int metric) {
    Extremes merged = new Extremes();
    for (int state : states) {
      merged.merge(tally.extremes(state, metric));
    }
    return merged;
  }
}
