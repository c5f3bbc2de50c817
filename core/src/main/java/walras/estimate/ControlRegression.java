package walras.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import walras.kernel.Outcome;

/**
 * Regresses the metrics of a design point on its controls, state by state, by least squares with an
 * intercept.
 *
 * <p>A control that does not vary, or that those before it determine, has coefficient zero. A
 * metric has no coefficients in a state with fewer than {@value #REPLICATIONS_PER_COEFFICIENT}
 * replications per coefficient, or where the controls explain less than half of its variance.
 *
 * <p>Mutable and confined to one thread; holds all replications added.
 */
public final class ControlRegression {

  /** The number of replications without which a coefficient is not trusted. */
  static final int REPLICATIONS_PER_COEFFICIENT = 10;

  private static final double WORTHWHILE = 0.5;

  private final Layout layout;
  private final int controls;
  private final List<List<double[]>> rows = new ArrayList<>();

  private ControlRegression(Layout layout, int controls) {
    this.layout = layout;
    this.controls = controls;
    for (int state = 0; state < layout.states(); state++) {
      rows.add(new ArrayList<>());
    }
  }

  /** Creates a regression without replications. */
  public static ControlRegression create(Layout layout, int controls) {
    return new ControlRegression(layout, controls);
  }

  /** Adds a replication, unless a defined metric is NaN or infinite. */
  public void add(Outcome outcome) {
    List<Double> centres = layout.centres().get(outcome.state());
    double[] row = new double[controls + layout.metrics().size()];
    for (int control = 0; control < controls; control++) {
      row[control] = outcome.control(control);
    }
    for (int metric = 0; metric < centres.size(); metric++) {
      double value = outcome.metric(layout.metrics().get(metric));
      if (!Double.isFinite(value)) {
        return;
      }
      row[controls + metric] = value - centres.get(metric);
    }
    rows.get(outcome.state()).add(row);
  }

  /** Returns the coefficients, shape {@code [state][position of the metric][control]}. */
  public List<List<List<Double>>> coefficients() {
    return rows.stream().map(this::coefficients).toList();
  }

  private List<List<Double>> coefficients(List<double[]> sample) {
    OrthogonalColumns basis = new OrthogonalColumns(sample.size());
    for (int control = 0; control < controls; control++) {
      basis.add(centred(sample, control));
    }
    int needed = REPLICATIONS_PER_COEFFICIENT * (basis.rank() + 1);
    if (basis.rank() == 0 || sample.size() < needed) {
      return Collections.nCopies(layout.metrics().size(), List.of());
    }
    List<List<Double>> all = new ArrayList<>();
    for (int metric = 0; metric < layout.metrics().size(); metric++) {
      all.add(coefficients(basis, centred(sample, controls + metric)));
    }
    return all;
  }

  private static List<Double> coefficients(OrthogonalColumns basis, double[] metric) {
    double before = OrthogonalColumns.dot(metric, metric) / (metric.length - 1);
    double[] coefficients = basis.project(metric);
    double after = OrthogonalColumns.dot(metric, metric) / (metric.length - 1 - basis.rank());
    if (!(after <= WORTHWHILE * before && before > 0)) {
      return List.of();
    }
    List<Double> list = new ArrayList<>();
    for (double coefficient : coefficients) {
      list.add(coefficient);
    }
    return list;
  }

  private static double[] centred(List<double[]> sample, int column) {
    double sum = 0;
    for (double[] row : sample) {
      sum += row[column];
    }
    double mean = sum / sample.size();
    double[] values = new double[sample.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = sample.get(i)[column] - mean;
    }
    return values;
  }
}
