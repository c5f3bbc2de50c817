package walras.estimate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import walras.kernel.Outcome;

/**
 * Turns the replications of consecutive blocks into moments per block and one tally for all.
 *
 * <p>Values wait in columns until a state has {@value #COLUMN} of them; then their moments are
 * taken in two passes, which is as accurate as the data allow and cheaper than updating per value.
 * A block ends with a flush, so its moments depend on its own replications alone.
 *
 * <p>Controls are taken off value by value before squares are summed: a reduced variance far below
 * the rounding of the plain one, which a difference of co-moments would lose, keeps its digits.
 *
 * <p>Mutable and confined to one thread; nothing is allocated per replication.
 */
public final class Accumulator {

  /** The number of replications of a state that are held before their moments are taken. */
  static final int COLUMN = 256;

  private final Layout layout;
  private final int[] metrics;
  private final double[][] centres;
  private final double[][] thresholds;
  private final double[][][] columns;
  private final double[][][] coefficients;
  private final double[][][] controls;
  private final double[][] logWeights;
  private final long[][] replications;
  private final int[] held;
  private final Moments sample = new Moments();
  private final Moments[] samples;
  private final CoMoment product = new CoMoment();
  private final Terms terms = new Terms(COLUMN);
  private final double[] weights = new double[COLUMN];
  private final Tally tally;
  private BlockMoments block;

  private Accumulator(Layout layout) {
    this.layout = layout;
    metrics = layout.metrics().stream().mapToInt(Integer::intValue).toArray();
    centres = layout.centres().stream().map(Accumulator::unboxed).toArray(double[][]::new);
    thresholds = layout.thresholds().stream().map(Accumulator::doubles).toArray(double[][]::new);
    columns = new double[layout.states()][metrics.length][COLUMN];
    coefficients = layout.reduction().arrays(layout);
    controls = new double[layout.states()][layout.reduction().controls()][COLUMN];
    logWeights = new double[layout.states()][layout.weighted() ? COLUMN : 0];
    replications = new long[layout.states()][COLUMN];
    held = new int[layout.states()];
    samples = new Moments[metrics.length];
    Arrays.setAll(samples, unused -> new Moments());
    tally = Tally.create(layout);
    block = BlockMoments.create(layout);
  }

  /** Creates an accumulator without replications. */
  public static Accumulator create(Layout layout) {
    return new Accumulator(layout);
  }

  /**
   * Adds a replication that succeeded.
   *
   * @throws NonFiniteMetricException if a defined metric is NaN or infinite; nothing is added then
   */
  public void add(long replication, Outcome outcome) {
    for (int metric : metrics) {
      if (!Double.isFinite(outcome.metric(metric))) {
        throw new NonFiniteMetricException(metric, outcome.metric(metric));
      }
    }
    int state = outcome.state();
    int position = held[state]++;
    double[][] column = columns[state];
    for (int i = 0; i < metrics.length; i++) {
      column[i][position] = outcome.metric(metrics[i]);
    }
    double[][] control = controls[state];
    for (int i = 0; i < control.length; i++) {
      control[i][position] = outcome.control(i);
    }
    if (layout.weighted()) {
      logWeights[state][position] = outcome.logWeight();
    }
    replications[state][position] = replication;
    tally.profile().add(outcome.profile());
    if (position == COLUMN - 1) {
      flush(state);
    }
  }

  /** Adds the events of a replication, whether it succeeded or failed. */
  public void addEvents(Outcome outcome) {
    for (int event = 0; event < layout.events(); event++) {
      tally.count(event, outcome.events(event));
    }
  }

  /** Adds a replication that failed. */
  public void addFailure(long replication, String reason) {
    tally.failures().add(replication, reason);
  }

  /** Ends the block and returns its moments. */
  public BlockMoments finishBlock() {
    for (int state = 0; state < layout.states(); state++) {
      flush(state);
    }
    BlockMoments finished = block;
    block = BlockMoments.create(layout);
    return finished;
  }

  /** Returns the tally of all blocks finished so far. */
  public Tally tally() {
    return tally;
  }

  private void flush(int state) {
    int count = held[state];
    held[state] = 0;
    if (count > 0 && layout.weighted()) {
      flushTerms(state, count);
    } else if (count > 0) {
      flush(state, count);
    }
  }

  /** Takes the moments of weight times deviation, and the logarithms of the largest of them. */
  private void flushTerms(int state, int count) {
    terms.weights(logWeights[state], count);
    for (int metric = 0; metric < metrics.length; metric++) {
      double[] column = columns[state][metric];
      subtract(column, count, centres[state][metric]);
      terms.replace(column, count);
      sample.sample(column, count, terms.exponent());
      block.at(state, metric).merge(sample);
      for (int i = 0; i < count; i++) {
        column[i] = Math.abs(column[i]);
      }
      logarithms(column, count, replications[state], tally.extremes(state, metric));
    }
    terms.lessOne(weights, count);
    sample.sample(weights, count);
    block.weights(state).merge(sample);
  }

  private void flush(int state, int count) {
    for (int metric = 0; metric < metrics.length; metric++) {
      double[] column = columns[state][metric];
      extremes(column, count, replications[state], tally.extremes(state, metric));
      exceedances(column, count, thresholds[metric], tally.exceedances(state, metric));
      subtract(column, count, centres[state][metric]);
      samples[metric].sample(column, count);
      tally.histogram(state, metric).addAll(column, count);
    }
    multiply(state);
    boolean pilot = replications[state][0] < Reduction.PILOT;
    for (int metric = 0; metric < metrics.length; metric++) {
      double[] column = columns[state][metric];
      block.at(state, metric).merge(samples[metric]);
      if (!pilot && coefficients[state][metric].length > 0) {
        reduce(column, count, coefficients[state][metric], controls[state]);
        sample.sample(column, count);
        block.reduced(state, metric).merge(sample);
      }
    }
  }

  /** Adds the co-moments of the columns, which are measured from their centres. */
  private void multiply(int state) {
    for (int pair = 0; pair < layout.pairs().size(); pair++) {
      int left = layout.pairs().get(pair).left();
      int right = layout.pairs().get(pair).right();
      product.sample(columns[state][left], samples[left], columns[state][right], samples[right]);
      block.mergePair(state, pair, product, samples);
    }
  }

  private static void reduce(
      double[] column, int count, double[] coefficients, double[][] controls) {
    for (int control = 0; control < coefficients.length; control++) {
      double coefficient = coefficients[control];
      double[] values = controls[control];
      for (int i = 0; i < count; i++) {
        column[i] -= coefficient * values[i];
      }
    }
  }

  private static void extremes(double[] column, int count, long[] replications, Extremes into) {
    int smallest = 0;
    int largest = 0;
    for (int i = 1; i < count; i++) {
      if (column[i] < column[smallest]) {
        smallest = i;
      }
      if (column[i] > column[largest]) {
        largest = i;
      }
    }
    into.add(column[smallest], replications[smallest]);
    into.add(column[largest], replications[largest]);
  }

  /** Adds the logarithm of the largest term; none where all are zero. */
  private void logarithms(double[] sizes, int count, long[] replications, Extremes into) {
    int largest = 0;
    for (int i = 1; i < count; i++) {
      if (sizes[i] > sizes[largest]) {
        largest = i;
      }
    }
    if (sizes[largest] > 0) {
      into.add(terms.log(sizes[largest]), replications[largest]);
    }
  }

  private static void exceedances(double[] column, int count, double[] thresholds, long[] into) {
    for (int k = 0; k < thresholds.length; k++) {
      double threshold = thresholds[k];
      for (int i = 0; i < count; i++) {
        if (column[i] > threshold) {
          into[k]++;
        }
      }
    }
  }

  private static void subtract(double[] column, int count, double centre) {
    for (int i = 0; i < count; i++) {
      column[i] -= centre;
    }
  }

  private static double[] doubles(List<BigDecimal> values) {
    return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  private static double[] unboxed(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
