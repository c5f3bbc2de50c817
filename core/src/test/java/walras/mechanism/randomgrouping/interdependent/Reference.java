package walras.mechanism.randomgrouping.interdependent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import walras.testkit.Fields;

/**
 * Reference values computed independently in Python with exact fractions, and the environments that
 * they belong to.
 */
final class Reference {

  private static final JsonNode ROOT = read();

  private Reference() {}

  static JsonNode table(String name) {
    return ROOT.path(name);
  }

  static Stream<JsonNode> rows(String table) {
    return StreamSupport.stream(table(table).spliterator(), false);
  }

  /** Returns an environment by the name it has in the reference. */
  static Map<String, Object> environment(String name) {
    return switch (name) {
      case "gss_gap" ->
          gap(List.of("0.4", "0.3", "0.2", "0.1"), List.of("0.1", "0.2", "0.3", "0.4"));
      case "gss_generic_atoms" ->
          gap(List.of("0.45", "0.28", "0.16", "0.11"), List.of("0.08", "0.20", "0.30", "0.42"));
      default -> name.contains("units") ? UnitEnvironments.of(name) : tiny(name);
    };
  }

  private static Map<String, Object> gap(List<String> low, List<String> high) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", "50");
    fields.put("eta", "0.01");
    fields.put("eps", "0.05");
    fields.put("states", List.of("L", "H"));
    fields.put("prior", List.of("0.5", "0.5"));
    fields.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("L", low, "H", high),
            "values",
            Map.of(
                "L",
                List.of("0.11", "0.21", "0.41", "0.51"),
                "H",
                List.of("0.51", "0.61", "0.81", "0.91"))));
    fields.put(
        "sellers",
        Map.of(
            "probabilities",
            IntStream.range(0, 10).mapToObj(i -> "0.1").toList(),
            "costs",
            IntStream.range(0, 10).mapToObj(i -> "0.%d5".formatted(i)).toList()));
    return fields;
  }

  private static Map<String, Object> tiny(String name) {
    JsonNode table = ROOT.path("exact").path(name);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", table.path("T").asText());
    fields.put("eta", decimal(table.path("eta").asText()));
    fields.put("eps", "0.05");
    fields.put("states", List.of("L", "H"));
    fields.put("prior", decimals(table.path("prior")));
    fields.put(
        "buyers",
        Map.of("probabilities", rows(table.path("f_b")), "values", rows(table.path("value"))));
    fields.put(
        "sellers",
        Map.of("probabilities", rows(table.path("f_s")), "costs", rows(table.path("cost"))));
    return fields;
  }

  private static Map<String, Object> rows(JsonNode byState) {
    return Map.of("L", decimals(byState.path(0)), "H", decimals(byState.path(1)));
  }

  private static List<String> decimals(JsonNode fractions) {
    List<String> decimals = new ArrayList<>();
    fractions.forEach(fraction -> decimals.add(decimal(fraction.asText())));
    return decimals;
  }

  private static String decimal(String fraction) {
    String[] parts = fraction.split("/", -1);
    return parts.length == 1
        ? fraction
        : new BigDecimal(parts[0])
            .divide(new BigDecimal(parts[1]), MathContext.DECIMAL128)
            .toString();
  }

  static InterdependentMarket market(String name) {
    return market(environment(name));
  }

  static InterdependentMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (InterdependentMarket)
        new InterdependentGrouping()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  static SizedInterdependent sized(String name, long perGroup) {
    return (SizedInterdependent) market(name).at(4 * perGroup);
  }

  static int metric(InterdependentMarket market, String name) {
    return market.metrics().stream().map(metric -> metric.name()).toList().indexOf(name);
  }

  private static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(Reference.class.getResourceAsStream("reference.json"))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
