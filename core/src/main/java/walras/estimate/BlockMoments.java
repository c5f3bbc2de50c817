package walras.estimate;

/**
 * The part of a block's statistics that depends on the order of merging: the moments of each metric
 * in each state, and of what is left of it once its controls are taken off. Folded from the left in
 * the order of blocks.
 *
 * <p>Arrays have the shape {@code [state][position of the metric in the layout]}. Mutable and
 * confined to one thread.
 */
public final class BlockMoments {

  private final Moments[][] moments;
  private final Moments[][] reduced;

  private BlockMoments(int states, int metrics) {
    moments = empty(states, metrics);
    reduced = empty(states, metrics);
  }

  private static Moments[][] empty(int states, int metrics) {
    Moments[][] rows = new Moments[states][metrics];
    for (Moments[] row : rows) {
      for (int metric = 0; metric < row.length; metric++) {
        row[metric] = new Moments();
      }
    }
    return rows;
  }

  /** Creates moments without observations. */
  public static BlockMoments create(Layout layout) {
    return new BlockMoments(layout.states(), layout.metrics().size());
  }

  /** Creates moments of a shape, without observations. */
  static BlockMoments create(int states, int metrics) {
    return new BlockMoments(states, metrics);
  }

  /** Adds the next block, which is left unchanged. */
  public void fold(BlockMoments next) {
    for (int state = 0; state < moments.length; state++) {
      for (int metric = 0; metric < moments[state].length; metric++) {
        moments[state][metric].merge(next.moments[state][metric]);
        reduced[state][metric].merge(next.reduced[state][metric]);
      }
    }
  }

  /** Returns the number of states. */
  public int states() {
    return moments.length;
  }

  /** Returns the number of metrics in the layout. */
  public int metrics() {
    return moments.length == 0 ? 0 : moments[0].length;
  }

  /** Returns the moments of a metric in a state, to read or to add to. */
  public Moments at(int state, int metric) {
    return moments[state][metric];
  }

  /**
   * Returns the moments of what is left of a metric in a state once its controls are taken off, to
   * read or to add to; empty where nothing is taken off, and in the pilot.
   */
  public Moments reduced(int state, int metric) {
    return reduced[state][metric];
  }
}
