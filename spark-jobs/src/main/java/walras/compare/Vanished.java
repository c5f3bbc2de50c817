package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import walras.report.ResultsDocument;
import walras.study.Method;

/** What the first of two runs says and the second says nothing of. */
final class Vanished {

  private Vanished() {}

  /** Returns design points, metrics, states, rates, limits and derived quantities. */
  static List<Moved> of(ResultsDocument baseline, ResultsDocument other) {
    Twins points = PointPair.twins(baseline, other);
    List<Moved> vanished = new ArrayList<>();
    for (JsonNode point : points.vanished()) {
      vanished.add(
          Moved.vanished(PointPair.place(point), "replications", point.path("replications")));
    }
    points.inBoth().stream().map(PointPair::of).flatMap(Vanished::of).forEach(vanished::add);
    Stream.concat(
            Fits.vanished(baseline, other).stream(), Quantities.vanished(baseline, other).stream())
        .forEach(vanished::add);
    return vanished;
  }

  /**
   * Tells whether a rate, limit or quantity is one that the second study may not have asked for: of
   * exact values or of estimates, under another method, and of thresholds.
   *
   * @param row its object in the first run
   */
  static boolean isOptional(JsonNode row, ResultsDocument baseline, ResultsDocument other) {
    String method = method(other);
    boolean isOfMethod =
        method.equals(method(baseline))
            || method.equals(Method.BOTH.spelling())
            || method.equals(row.path("method").asText());
    return !isOfMethod || row.path("statistic").asText().startsWith("P[");
  }

  private static String method(ResultsDocument results) {
    return results.root().path("method").asText();
  }

  private static Stream<Moved> of(PointPair pair) {
    return Stream.concat(
        pair.vanished().stream()
            .map(metric -> metric(pair.place().of(PointPair.name(metric)), metric)),
        pair.metrics().stream()
            .filter(metric -> !metric.other().has("undefined")) // which is compared itself
            .flatMap(Vanished::states));
  }

  private static Stream<Moved> states(Subject metric) {
    return PointPair.byState(metric).vanished().stream()
        .map(estimate -> mean(metric.place().given(PointPair.given(estimate)), estimate));
  }

  private static Moved metric(Place place, JsonNode metric) {
    return metric.has("undefined")
        ? Moved.vanished(place, "undefined", metric.path("undefined"))
        : mean(place, metric.path("estimates").path(0));
  }

  private static Moved mean(Place place, JsonNode estimate) {
    return Moved.vanished(place, "mean", estimate.path("mean"));
  }
}
