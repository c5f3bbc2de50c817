package walras.estimate;

import java.util.Arrays;
import java.util.List;

/**
 * The part of a block's statistics that depends on the order of merging: the moments of each metric
 * in each state, and of what is left of it once its controls are taken off, and the co-moments of
 * pairs. Folded from the left in the order of blocks.
 *
 * <p>Arrays have the shape {@code [state][position of the metric in the layout]}. Mutable and
 * confined to one thread.
 */
public final class BlockMoments {

  private final Moments[][] moments;
  private final Moments[][] reduced;
  private final Moments[] weights;
  private final List<MetricPair> pairs;
  private final CoMoment[][] coMoments;

  private BlockMoments(int states, int metrics, List<MetricPair> pairs) {
    moments = empty(states, metrics);
    reduced = empty(states, metrics);
    weights = new Moments[states];
    Arrays.setAll(weights, unused -> new Moments());
    this.pairs = pairs;
    coMoments = new CoMoment[states][pairs.size()];
    for (CoMoment[] row : coMoments) {
      Arrays.setAll(row, unused -> new CoMoment());
    }
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
    return new BlockMoments(layout.states(), layout.metrics().size(), layout.pairs());
  }

  /** Creates moments of a shape, without observations. */
  static BlockMoments create(int states, int metrics, List<MetricPair> pairs) {
    return new BlockMoments(states, metrics, List.copyOf(pairs));
  }

  /** Adds the next block, which is left unchanged. */
  public void fold(BlockMoments next) {
    for (int state = 0; state < moments.length; state++) {
      foldPairs(state, next);
      weights[state].merge(next.weights[state]);
      for (int metric = 0; metric < moments[state].length; metric++) {
        moments[state][metric].merge(next.moments[state][metric]);
        reduced[state][metric].merge(next.reduced[state][metric]);
      }
    }
  }

  /** Folds co-moments, for which the moments of both sides must still be apart. */
  private void foldPairs(int state, BlockMoments next) {
    for (int pair = 0; pair < pairs.size(); pair++) {
      mergePair(state, pair, next.coMoments[state][pair], next.moments[state]);
    }
  }

  /**
   * Adds the co-moment of a sample, before its moments are added.
   *
   * @param samples the moments of the sample by position of the metric
   */
  void mergePair(int state, int pair, CoMoment sample, Moments[] samples) {
    MetricPair metrics = pairs.get(pair);
    coMoments[state][pair].merge(
        sample,
        moments[state][metrics.left()],
        samples[metrics.left()],
        moments[state][metrics.right()],
        samples[metrics.right()]);
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
   * Returns the moments of the weights less one of a state's replications, to read or to add to;
   * empty where replications carry no weights.
   */
  public Moments weights(int state) {
    return weights[state];
  }

  /** Returns these moments as they are now. */
  public BlockMoments copy() {
    BlockMoments copy = new BlockMoments(states(), metrics(), pairs);
    copy.fold(this);
    return copy;
  }

  /** Returns the positions of the metrics whose co-moments are kept. */
  List<MetricPair> pairs() {
    return pairs;
  }

  /** Returns the co-moment of a pair in a state, to read. */
  CoMoment coMoment(int state, int pair) {
    return coMoments[state][pair];
  }

  /**
   * Returns the moments of what is left of a metric in a state once its controls are taken off, to
   * read or to add to; empty where nothing is taken off, and in the pilot.
   */
  public Moments reduced(int state, int metric) {
    return reduced[state][metric];
  }
}
