package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import walras.report.Markets;
import walras.report.ResultsDocument;

/** The rates, and the distances from limits, of two runs. */
final class Fits {

  private static final String RATE = "rate";
  private static final String DISTANCE = "distance";

  private static final List<String> IDENTITY =
      List.of("mechanism", "environment", "parameters", "metric", "given", "statistic", "method");

  private Fits() {}

  /** Returns those that both runs have. */
  static List<Fit> of(ResultsDocument baseline, ResultsDocument other) {
    return Stream.concat(
            fits(RATE, twins(baseline.rates(), other.rates())),
            fits(DISTANCE, twins(baseline.limits(), other.limits())))
        .toList();
  }

  /** Returns those of the first run that the second lacks. */
  static List<Moved> vanished(ResultsDocument baseline, ResultsDocument other) {
    Predicate<JsonNode> isMissed = fit -> !Vanished.isOptional(fit, baseline, other);
    return Stream.concat(
            vanished(RATE, twins(baseline.rates(), other.rates()), isMissed),
            vanished(DISTANCE, twins(baseline.limits(), other.limits()), isMissed))
        .toList();
  }

  private static Stream<Fit> fits(String value, Twins twins) {
    return twins.inBoth().stream()
        .map(
            twin ->
                new Fit(
                    place(twin.baseline()),
                    value.equals(RATE) ? statistic(twin.baseline()) : "limit",
                    value,
                    twin.baseline(),
                    twin.other()));
  }

  private static Stream<Moved> vanished(String value, Twins twins, Predicate<JsonNode> isMissed) {
    return twins.vanished().stream()
        .filter(isMissed)
        .map(
            fit ->
                Moved.vanished(
                    place(fit), "%s of %s".formatted(value, statistic(fit)), fit.path(value)));
  }

  private static Twins twins(List<JsonNode> baseline, List<JsonNode> other) {
    return Twins.of(baseline, other, Fits::identity);
  }

  private static Place place(JsonNode fit) {
    return new Place(
        Markets.title(fit), 0, "", fit.path("metric").asText(), fit.path("given").asText());
  }

  private static String statistic(JsonNode fit) {
    return fit.path("statistic").asText();
  }

  /** What is fitted, over which range of theory. */
  private static List<JsonNode> identity(JsonNode fit) {
    List<JsonNode> identity = new ArrayList<>(IDENTITY.stream().map(fit::path).toList());
    identity.add(fit.path("theory").path("from"));
    identity.add(fit.path("theory").path("to"));
    return identity;
  }
}
