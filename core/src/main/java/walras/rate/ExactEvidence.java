package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.kernel.Statistic;
import walras.numeric.Scaled;
import walras.study.Method;

/** Collects what can be fitted of one statistic where it was enumerated. */
final class ExactEvidence {

  /** Smaller numbers have no full double. */
  private static final double LEAST = 1e-300;

  private final List<Observation> observations = new ArrayList<>();
  private int notComputed;
  private int tooSmall;

  private ExactEvidence() {}

  /**
   * Collects the exact values of a statistic in a range of sizes, each with itself as its error.
   *
   * @param state the state, or -1 for all
   * @param window the sizes
   * @return nothing where nothing was enumerated or the statistic cannot have a rate
   */
  static Optional<Evidence> of(
      List<EstimatedPoint> curve, int metric, int state, Statistic statistic, Interval window) {
    ExactEvidence evidence = new ExactEvidence();
    boolean computed = false;
    for (EstimatedPoint point : curve) {
      ExactEstimates.OfMetric found = point.enumerated(metric);
      boolean asked = window.holds(point.point().size());
      if (found == null) {
        evidence.notComputed += asked ? 1 : 0;
        continue;
      }
      Optional<OptionalDouble> limit = Evidence.limit(point, metric, state);
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      computed = true;
      if (asked) {
        ExactEstimate estimate = state < 0 ? found.overall() : found.given().get(state);
        evidence.add(point.point().size(), value(estimate, statistic, limit.get().orElse(0)));
      }
    }
    return computed ? Optional.of(evidence.collected()) : Optional.empty();
  }

  /** Returns a value, a mean as its deviation from a limit; NaN where it was not computed. */
  private static double value(ExactEstimate estimate, Statistic statistic, double limit) {
    if (statistic instanceof Statistic.Exceedance wanted) {
      return estimate.exceedances().stream()
          .filter(found -> found.threshold().compareTo(wanted.threshold()) == 0)
          .flatMap(found -> found.probability().stream())
          .mapToDouble(Scaled::value)
          .findFirst()
          .orElse(Double.NaN);
    }
    return statistic.equals(Statistic.MEAN)
        ? estimate.origin() - limit + estimate.deviation().value()
        : estimate.standardDeviation();
  }

  private void add(long size, double value) {
    if (Double.isNaN(value)) {
      notComputed++;
    } else if (Math.abs(value) < LEAST) {
      tooSmall++;
    } else {
      observations.add(new Observation(size, value, Math.abs(value)));
    }
  }

  private Evidence collected() {
    int first = observations.size();
    while (first > 0 && sign(first - 1) == sign(observations.size() - 1)) {
      first--;
    }
    List<String> notes = new ArrayList<>();
    Evidence.addLeftOut(notes, notComputed, "not computed");
    Evidence.addLeftOut(notes, tooSmall, "zero or below 1e-300");
    Evidence.addLeftOut(notes, first, "of the other sign");
    List<Observation> settled = observations.subList(first, observations.size());
    return new Evidence(Method.EXACT, settled, List.of(), notes);
  }

  private double sign(int index) {
    return Math.signum(observations.get(index).value());
  }
}
