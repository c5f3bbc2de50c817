package walras.run;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import walras.kernel.Outcome;

/**
 * What each replication of a granule yielded: a row for every one, in their order, also for those
 * that failed.
 *
 * <p>Filled by one thread; whoever is given it only reads.
 */
public final class ReplicationRows {

  private final Granule granule;
  private final double[][] metrics;
  private final int[] states;
  private final double[] logWeights;
  private final String[] laws;
  private final SortedMap<Integer, String> failures = new TreeMap<>();
  private int filled;

  private ReplicationRows(Granule granule, int metrics, int weights) {
    this.granule = granule;
    this.metrics = new double[metrics][granule.replications()];
    states = new int[granule.replications()];
    logWeights = new double[weights];
    laws = new String[weights];
  }

  /** Creates the rows of a granule, of which none is filled. */
  static ReplicationRows create(PlannedPoint point, Granule granule) {
    int weights = point.layout().weighted() ? granule.replications() : 0;
    return new ReplicationRows(granule, point.market().metrics().size(), weights);
  }

  /** Fills the next row with a replication that succeeded. */
  void add(Outcome outcome) {
    for (int metric = 0; metric < metrics.length; metric++) {
      metrics[metric][filled] = outcome.metric(metric);
    }
    states[filled] = outcome.state();
    if (logWeights.length > 0) {
      logWeights[filled] = outcome.logWeight();
      laws[filled] = outcome.drawnFrom();
    }
    filled++;
  }

  /** Fills the next row with a replication that failed. */
  void addFailure(String reason) {
    failures.put(filled, reason);
    filled++;
  }

  /** Tells whether all rows are filled. */
  boolean isComplete() {
    return filled == states.length;
  }

  /** Returns the replications of the rows. */
  public Granule granule() {
    return granule;
  }

  /** Returns why the replication of a row failed, if it did. */
  public Optional<String> failure(int row) {
    return Optional.ofNullable(failures.get(row));
  }

  /** Returns the state that was drawn; of no meaning where the replication failed. */
  public int state(int row) {
    return states[row];
  }

  /** Returns the logarithm of the weight; only where replications have one and did not fail. */
  public double logWeight(int row) {
    return logWeights[row];
  }

  /** Returns the law that was drawn from; only where replications have weights and did not fail. */
  public String drawnFrom(int row) {
    return laws[row];
  }

  /**
   * Returns a metric by its index in the market; NaN where it is undefined. Only where the
   * replication did not fail.
   */
  public double metric(int row, int metric) {
    return metrics[metric][row];
  }
}
