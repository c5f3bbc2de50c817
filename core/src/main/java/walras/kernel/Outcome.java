package walras.kernel;

import java.util.Arrays;

/** What one replication yields; reused from replication to replication by one thread. */
public final class Outcome {

  private final double[] metrics;
  private final long[] events;
  private int state;

  private Outcome(int metrics, int events) {
    this.metrics = new double[metrics];
    this.events = new long[events];
  }

  /** Creates the outcome of replications of a market; metrics are NaN until they are set. */
  public static Outcome create(Market market) {
    Outcome outcome = new Outcome(market.metrics().size(), market.events().size());
    outcome.clear();
    return outcome;
  }

  /** Forgets the last replication. */
  public void clear() {
    Arrays.fill(metrics, Double.NaN);
    Arrays.fill(events, 0);
    state = 0;
  }

  /** Sets a metric by its index in {@link Market#metrics()}. */
  public void metric(int index, double value) {
    metrics[index] = value;
  }

  /** Returns a metric by its index in {@link Market#metrics()}. */
  public double metric(int index) {
    return metrics[index];
  }

  /** Sets the state of the world that was drawn. */
  public void state(int drawn) {
    state = drawn;
  }

  /** Returns the state of the world that was drawn. */
  public int state() {
    return state;
  }

  /** Counts an event by its index in {@link Market#events()}. */
  public void count(int event) {
    events[event]++;
  }

  /** Returns how often an event happened in this replication. */
  public long events(int event) {
    return events[event];
  }
}
