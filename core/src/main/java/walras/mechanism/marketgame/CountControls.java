package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import walras.environment.SignalModel;
import walras.kernel.Outcome;

/**
 * Controls of the market game: counts of types as standardized deviations from their expectations
 * given the state, and products of those of active agents less their covariances.
 *
 * <p>There are at most {@value #MOST}, in this order: the active agents of each type but the last,
 * the inactive agents of each type but the last, the products of two active types in the order of
 * rows of a triangle. Inactive agents act on metrics through sums over them alone, so they need no
 * products. Immutable.
 */
final class CountControls {

  static final int MOST = 9;

  private final int free;
  private final Law[] active;
  private final Law[] inactive;

  CountControls(SignalModel model, long active, long agents) {
    free = model.types().size() - 1;
    this.active = new Law[model.states().size()];
    inactive = new Law[model.states().size()];
    for (int z = 0; z < this.active.length; z++) {
      this.active[z] = new Law(model.signals(z), (double) active);
      inactive[z] = new Law(model.signals(z), (double) (agents - active));
    }
  }

  /** Returns the names in the order of the controls. */
  static List<String> names(SignalModel model) {
    List<String> types = model.types().subList(0, model.types().size() - 1);
    List<String> names = new ArrayList<>();
    types.forEach(type -> names.add("active " + type));
    types.forEach(type -> names.add("inactive " + type));
    for (int x = 0; x < types.size(); x++) {
      for (int y = x; y < types.size(); y++) {
        names.add("active %s times active %s".formatted(types.get(x), types.get(y)));
      }
    }
    return List.copyOf(names.subList(0, Math.min(MOST, names.size())));
  }

  /** Sets all controls of an outcome. */
  void set(int state, long[] sigma, long[] iota, Outcome outcome) {
    Law law = active[state];
    int next = 0;
    for (int x = 0; x < free && next < MOST; x++) {
      outcome.control(next++, law.deviation(x, sigma[x]));
    }
    for (int x = 0; x < free && next < MOST; x++) {
      outcome.control(next++, inactive[state].deviation(x, iota[x]));
    }
    for (int x = 0; x < free && next < MOST; x++) {
      for (int y = x; y < free && next < MOST; y++) {
        double product = outcome.control(x) * outcome.control(y);
        outcome.control(next++, product - law.covariance[x][y]);
      }
    }
  }

  /** The multinomial law of counts in one state. */
  private static final class Law {

    private final double[] probabilities;
    private final double[] scales;
    private final double[][] covariance;
    private final double trials;

    Law(double[] probabilities, double trials) {
      this.probabilities = probabilities;
      this.trials = trials;
      int types = probabilities.length;
      scales = new double[types];
      covariance = new double[types][types];
      for (int x = 0; x < types; x++) {
        double p = probabilities[x];
        scales[x] = trials > 0 ? 1 / Math.sqrt(trials * p * (1 - p)) : 0;
        for (int y = 0; y < types; y++) {
          double q = probabilities[y];
          covariance[x][y] = x == y ? 1 : -Math.sqrt(p * q / ((1 - p) * (1 - q)));
        }
      }
    }

    double deviation(int type, long count) {
      return Math.fma(-trials, probabilities[type], (double) count) * scales[type];
    }
  }
}
