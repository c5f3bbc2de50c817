package walras.kernel;

import java.util.Arrays;

/** What one replication yields; reused from replication to replication by one thread. */
public final class Outcome {

  private final double[] metrics;
  private final double[] controls;
  private final long[] events;
  private final ProfileRanges profile = ProfileRanges.create();
  private int state;
  private double logWeight;
  private String drawnFrom = "";

  private Outcome(int metrics, int controls, int events) {
    this.metrics = new double[metrics];
    this.controls = new double[controls];
    this.events = new long[events];
  }

  /**
   * Creates the outcome of replications of a market; until they are set, metrics are NaN and
   * controls are zero.
   */
  public static Outcome create(Market market) {
    Outcome outcome =
        new Outcome(market.metrics().size(), market.controls().size(), market.events().size());
    outcome.clear();
    return outcome;
  }

  /** Forgets the last replication. */
  public void clear() {
    Arrays.fill(metrics, Double.NaN);
    Arrays.fill(controls, 0);
    Arrays.fill(events, 0);
    profile.clear();
    state = 0;
    logWeight = 0;
    drawnFrom = "";
  }

  /** Sets a metric by its index in {@link Market#metrics()}. */
  public void metric(int index, double value) {
    metrics[index] = value;
  }

  /** Returns a metric by its index in {@link Market#metrics()}. */
  public double metric(int index) {
    return metrics[index];
  }

  /** Sets a control by its index in {@link Market#controls()}. */
  public void control(int index, double value) {
    controls[index] = value;
  }

  /** Returns a control by its index in {@link Market#controls()}. */
  public double control(int index) {
    return controls[index];
  }

  /** Returns the probabilities of classes of agents, to add to or to read; none at first. */
  public ProfileRanges profile() {
    return profile;
  }

  /** Sets the state of the world that was drawn. */
  public void state(int drawn) {
    state = drawn;
  }

  /** Returns the state of the world that was drawn. */
  public int state() {
    return state;
  }

  /**
   * Sets by what the replication counts: the logarithm of how much more probable its draws are
   * under the market's own law than under the law they were drawn from.
   */
  public void logWeight(double value) {
    logWeight = value;
  }

  /** Returns the logarithm of the replication's weight; zero where its own law drew it. */
  public double logWeight() {
    return logWeight;
  }

  /** Sets the name of the law that the replication was drawn from, where there are several. */
  public void drawnFrom(String law) {
    drawnFrom = law;
  }

  /** Returns the name of the law that the replication was drawn from; empty where there is one. */
  public String drawnFrom() {
    return drawnFrom;
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
