package walras.exact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import walras.estimate.Estimate;
import walras.kernel.Outcome;
import walras.numeric.Elementary;

/**
 * The configurations that are likely enough to move a quantile, held to be sorted. Mutable and
 * confined to one thread.
 */
final class Cells {

  /** Log-probability below which all configurations together move no level by 1e-9. */
  private static final double LEAST = -40;

  /** More configurations than this are not held, and there are no quantiles. */
  static final int MOST = 1 << 19;

  private final int[] metrics;
  private final double[][] values;
  private double[] probabilities = new double[0];
  private int[] states = new int[0];
  private int count;
  private boolean tooMany;

  Cells(int[] metrics) {
    this.metrics = metrics;
    values = new double[metrics.length][0];
  }

  void add(int state, double logProbability, Outcome outcome) {
    if (logProbability < LEAST || tooMany) {
      return;
    }
    if (count == MOST) {
      tooMany = true;
      return;
    }
    if (count == probabilities.length) {
      grow(Math.min(MOST, 2 * count + 1024));
    }
    for (int i = 0; i < metrics.length; i++) {
      values[i][count] = outcome.metric(metrics[i]);
    }
    probabilities[count] = Elementary.exp(logProbability);
    states[count] = state;
    count++;
  }

  /** Returns the positions of the configurations in ascending order of a metric. */
  List<Integer> ascending(int metric) {
    if (tooMany) {
      return List.of();
    }
    List<Integer> order = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    double[] column = values[metric];
    order.sort(Comparator.comparingDouble(position -> column[position]));
    return order;
  }

  /**
   * Returns the quantiles of a metric: the smallest values v with P[metric ≤ v] at least each
   * level.
   *
   * @param ascending the configurations in ascending order of the metric
   * @param weights the weight of each state
   */
  List<Double> quantiles(int metric, List<Integer> ascending, IntToDoubleFunction weights) {
    List<Double> quantiles = new ArrayList<>();
    double total = 0;
    for (int position : ascending) {
      total += weights.applyAsDouble(states[position]) * probabilities[position];
    }
    double below = 0;
    for (int position : ascending) {
      below += weights.applyAsDouble(states[position]) * probabilities[position];
      while (quantiles.size() < Estimate.LEVELS.size()
          && below >= level(quantiles.size()) * total) {
        quantiles.add(values[metric][position]);
      }
    }
    return quantiles;
  }

  private static double level(int index) {
    BigDecimal level = Estimate.LEVELS.get(index);
    return level.doubleValue();
  }

  private void grow(int capacity) {
    for (int i = 0; i < metrics.length; i++) {
      values[i] = Arrays.copyOf(values[i], capacity);
    }
    probabilities = Arrays.copyOf(probabilities, capacity);
    states = Arrays.copyOf(states, capacity);
  }
}
