package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import walras.report.Markets;
import walras.report.ResultsDocument;

/** The rates, and the distances from limits, that both runs have. */
final class Fits {

  private static final List<String> IDENTITY =
      List.of("mechanism", "environment", "parameters", "metric", "given", "statistic", "method");

  private Fits() {}

  static List<Fit> of(ResultsDocument baseline, ResultsDocument other) {
    List<Fit> fits = new ArrayList<>(pairs("rate", baseline.rates(), other.rates()));
    fits.addAll(pairs("distance", baseline.limits(), other.limits()));
    return fits;
  }

  private static List<Fit> pairs(String value, List<JsonNode> baseline, List<JsonNode> other) {
    Map<List<JsonNode>, JsonNode> others = new LinkedHashMap<>();
    other.forEach(fit -> others.put(identity(fit), fit));
    List<Fit> fits = new ArrayList<>();
    for (JsonNode fit : baseline) {
      JsonNode twin = others.get(identity(fit));
      if (twin != null) {
        Place place =
            new Place(
                Markets.title(fit), 0, "", fit.path("metric").asText(), fit.path("given").asText());
        String of = fit.path("statistic").asText();
        fits.add(new Fit(place, value.equals("rate") ? of : "limit", value, fit, twin));
      }
    }
    return fits;
  }

  /** What is fitted, over which range of theory. */
  private static List<JsonNode> identity(JsonNode fit) {
    List<JsonNode> identity = new ArrayList<>(IDENTITY.stream().map(fit::path).toList());
    identity.add(fit.path("theory").path("from"));
    identity.add(fit.path("theory").path("to"));
    return identity;
  }
}
