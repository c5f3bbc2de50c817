package walras.estimate;

import java.io.Serializable;
import java.util.List;

/**
 * What is taken off the metrics of a design point to reduce the variance of their means: in each
 * state a linear function of the controls, whose expectation there is zero.
 *
 * @param controls the number of controls
 * @param prior the probability of each state
 * @param resolutions the error of each defined metric's mean that does not average away, shape
 *     {@code [state][position of the metric in the layout]}
 * @param coefficients the coefficient of each control, shape {@code [state][position of the metric
 *     in the layout][control]}; no coefficients where nothing is taken off
 */
public record Reduction(
    int controls,
    List<Double> prior,
    List<List<Double>> resolutions,
    List<List<List<Double>>> coefficients)
    implements Serializable {

  /** The first replications, which decide the coefficients and are no part of a reduced mean. */
  public static final long PILOT = 10_000;

  /** Takes nothing off. */
  public static final Reduction NONE = new Reduction(0, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Reduction {
    prior = List.copyOf(prior);
    resolutions = resolutions.stream().map(List::copyOf).toList();
    coefficients =
        coefficients.stream().map(rows -> rows.stream().map(List::copyOf).toList()).toList();
  }

  /** Returns the coefficients of every state and metric of a layout. */
  double[][][] arrays(Layout layout) {
    double[][][] arrays = new double[layout.states()][layout.metrics().size()][0];
    for (int state = 0; state < coefficients.size(); state++) {
      for (int metric = 0; metric < arrays[state].length; metric++) {
        arrays[state][metric] =
            coefficients.get(state).get(metric).stream().mapToDouble(Double::doubleValue).toArray();
      }
    }
    return arrays;
  }
}
