package walras.rate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * What theory says of a metric along a curve.
 *
 * <p>Where the environment is an expression in the size, each size has its own market with its own
 * theory: a law holds along the curve where the market of each size says that it holds there. A
 * grid that grows with the agents may stay finer than the noise of prices at every size, although
 * each grid by itself is fine up to some size only. What a single size says, such as a rate that
 * changes with its grid, is no law of the curve.
 */
final class CurveTheories {

  private CurveTheories() {}

  /** What makes two statements of different sizes one law: all but the constant and the range. */
  private record Law(
      Statistic statistic,
      @Nullable Integer given,
      Decay decay,
      Theory.Source source,
      String reference) {

    static Law of(Theory theory) {
      Decay decay =
          theory.decay() instanceof Decay.Power power
              ? new Decay.Power(power.exponent(), power.logs(), null)
              : theory.decay();
      return new Law(
          theory.statistic(), theory.given(), decay, theory.source(), theory.reference());
    }
  }

  /** Returns a metric with the theory that holds along the design points of one market. */
  static Metric metric(List<EstimatedPoint> curve, int index) {
    Metric first = metricOf(curve.get(0), index);
    if (curve.stream()
        .allMatch(point -> metricOf(point, index).theories().equals(first.theories()))) {
      return first;
    }
    double largest = curve.stream().mapToDouble(CurveTheories::size).max().orElseThrow();
    Map<Law, List<Theory>> found = new LinkedHashMap<>();
    for (EstimatedPoint point : curve) {
      double size = size(point);
      for (Theory theory : metricOf(point, index).theories()) {
        if (size >= theory.from() && size <= theory.to()) {
          double to = size == largest ? Double.POSITIVE_INFINITY : size;
          found
              .computeIfAbsent(Law.of(theory), unused -> new ArrayList<>())
              .add(between(theory, size, to));
        }
      }
    }
    List<Theory> theories =
        found.values().stream()
            .filter(statements -> statements.size() > 1)
            .map(CurveTheories::joined)
            .toList();
    return new Metric(first.name(), first.unit(), first.description(), first.range(), theories);
  }

  private static double size(EstimatedPoint point) {
    return (double) point.point().size();
  }

  private static Metric metricOf(EstimatedPoint point, int index) {
    return point.point().market().metrics().get(index);
  }

  /** Returns the law of all statements, with their constant if they agree on it. */
  private static Theory joined(List<Theory> statements) {
    Theory first = statements.get(0);
    boolean agreed =
        statements.stream().allMatch(theory -> Objects.equals(theory.decay(), first.decay()));
    return new Theory(
        first.statistic(),
        first.given(),
        agreed ? first.decay() : Law.of(first).decay(),
        statements.stream().mapToDouble(Theory::from).min().orElseThrow(),
        statements.stream().mapToDouble(Theory::to).max().orElseThrow(),
        first.source(),
        first.reference());
  }

  private static Theory between(Theory theory, double from, double to) {
    return new Theory(
        theory.statistic(),
        theory.given(),
        theory.decay(),
        from,
        to,
        theory.source(),
        theory.reference());
  }
}
