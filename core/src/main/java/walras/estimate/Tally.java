package walras.estimate;

import java.util.List;

/**
 * The part of a design point's statistics that merges exactly in any order: extremes, histograms,
 * exceedances, events, failures and profiles.
 *
 * <p>Arrays have the shape {@code [state][position of the metric in the layout]}. Mutable and
 * confined to one thread.
 */
public final class Tally {

  private final Extremes[][] extremes;
  private final DeviationHistogram[][] histograms;
  private final long[][][] exceedances;
  private final long[] events;
  private final Failures failures = new Failures();
  private final ProfileTally profile = new ProfileTally();

  private Tally(int states, int[] thresholds, int events) {
    int metrics = thresholds.length;
    extremes = new Extremes[states][metrics];
    histograms = new DeviationHistogram[states][metrics];
    exceedances = new long[states][metrics][];
    for (int state = 0; state < states; state++) {
      for (int metric = 0; metric < metrics; metric++) {
        extremes[state][metric] = new Extremes();
        histograms[state][metric] = new DeviationHistogram();
        exceedances[state][metric] = new long[thresholds[metric]];
      }
    }
    this.events = new long[events];
  }

  /** Creates an empty tally. */
  public static Tally create(Layout layout) {
    int[] thresholds = layout.thresholds().stream().mapToInt(List::size).toArray();
    return new Tally(layout.states(), thresholds, layout.events());
  }

  /** Creates an empty tally of a shape, with the number of thresholds of each metric. */
  static Tally create(int states, int[] thresholds, int events) {
    return new Tally(states, thresholds, events);
  }

  /** Adds another tally of the same layout, which is left unchanged. */
  public void merge(Tally other) {
    for (int state = 0; state < extremes.length; state++) {
      for (int metric = 0; metric < extremes[state].length; metric++) {
        extremes[state][metric].merge(other.extremes[state][metric]);
        histograms[state][metric].merge(other.histograms[state][metric]);
        add(exceedances[state][metric], other.exceedances[state][metric]);
      }
    }
    add(events, other.events);
    failures.merge(other.failures);
    profile.merge(other.profile);
  }

  private static void add(long[] counts, long[] others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }

  /** Returns the number of states. */
  public int states() {
    return extremes.length;
  }

  /** Returns the number of metrics in the layout. */
  public int metrics() {
    return extremes.length == 0 ? 0 : extremes[0].length;
  }

  /** Returns the number of events that are counted. */
  public int eventKinds() {
    return events.length;
  }

  /** Returns the extremes of a metric in a state, to read or to add to. */
  public Extremes extremes(int state, int metric) {
    return extremes[state][metric];
  }

  /** Returns the deviations of a metric from its centre in a state, to read or to add to. */
  public DeviationHistogram histogram(int state, int metric) {
    return histograms[state][metric];
  }

  /**
   * Returns how often a metric exceeded each of its thresholds in a state, to read or to add to.
   */
  public long[] exceedances(int state, int metric) {
    return exceedances[state][metric];
  }

  /** Counts an event. */
  public void count(int event, long times) {
    events[event] += times;
  }

  /** Returns how often an event happened. */
  public long events(int event) {
    return events[event];
  }

  /** Returns the failed replications, to read or to add to. */
  public Failures failures() {
    return failures;
  }

  /** Returns the probabilities of classes of agents; empty for markets without a profile. */
  public ProfileTally profile() {
    return profile;
  }
}
