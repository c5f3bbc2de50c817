package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.report.Markets;
import walras.report.ResultsDocument;

/** The derived quantities of two runs. */
final class Quantities {

  private static final List<String> IDENTITY =
      List.of(
          "name",
          "kind",
          "formula",
          "mechanism",
          "environment",
          "parameters",
          "size",
          "given",
          "method");

  private Quantities() {}

  /** Returns those that both runs have. */
  static List<Quantity> of(ResultsDocument baseline, ResultsDocument other) {
    return twins(baseline, other).inBoth().stream()
        .map(twin -> new Quantity(place(twin.baseline()), twin.baseline(), twin.other()))
        .toList();
  }

  /** Returns those of the first run that the second lacks. */
  static List<Moved> vanished(ResultsDocument baseline, ResultsDocument other) {
    return twins(baseline, other).vanished().stream()
        .filter(row -> !Vanished.isOptional(row, baseline, other))
        .map(
            row ->
                Moved.vanished(
                    place(row), "value of " + row.path("name").asText(), row.path("value")))
        .toList();
  }

  private static Twins twins(ResultsDocument baseline, ResultsDocument other) {
    return Twins.of(baseline.derived(), other.derived(), Quantities::identity);
  }

  private static Place place(JsonNode row) {
    return new Place(
        Markets.title(row), row.path("size").asLong(), "", "", row.path("given").asText());
  }

  private static List<JsonNode> identity(JsonNode row) {
    return IDENTITY.stream().map(row::path).toList();
  }
}
