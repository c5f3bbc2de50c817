package walras.mechanism.randomgrouping.interdependent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
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
      case "two_units" ->
          twoUnits(
              Map.of(
                  "L", units("0.45 0.15", "0.65 0.25"), "H", units("0.75 0.35", "0.95 0.65")),
              units("0.15 0.5", "0.35 0.85"));
      case "three_units" ->
          twoUnits(
              Map.of(
                  "L",
                  units("0.45 0.2 0.1", "0.65 0.25 0.25"),
                  "H",
                  units("0.75 0.35 0.1", "0.95 0.65 0.5")),
              units("0.15 0.15 0.5", "0.3 0.35 0.85"));
      case "two_units_gap" ->
          gapOfUnits(
              Map.of(
                  "L", units("0.11 0.05", "0.21 0.15", "0.41 0.36", "0.51 0.20"),
                  "H", units("0.51 0.45", "0.61 0.55", "0.81 0.66", "0.91 0.81")),
              units(
                  "0.05 0.15",
                  "0.15 0.25",
                  "0.25 0.45",
                  "0.35 0.65",
                  "0.45 0.75",
                  "0.55 0.85",
                  "0.65 0.85",
                  "0.75 0.95",
                  "0.85 0.95",
                  "0.95 0.95"));
      case "two_units_jump" ->
          gapOfUnits(
              Map.of(
                  "L", units("0.11 0.01", "0.21 0.07", "0.41 0.27", "0.51 0.37"),
                  "H", units("0.51 0.41", "0.61 0.51", "0.81 0.71", "0.91 0.81")),
              IntStream.range(0, 10).mapToObj(i -> shifted("0.%d5".formatted(i))).toList());
      default -> tiny(name);
    };
  }

  /** Returns two units, the second of which costs 0.12 more. */
  private static List<String> shifted(String cost) {
    return List.of(cost, new BigDecimal(cost).add(new BigDecimal("0.12")).toString());
  }

  /** Returns one list of units per text. */
  private static List<List<String>> units(String... signals) {
    return Arrays.stream(signals).map(signal -> List.of(signal.split(" ", -1))).toList();
  }

  /** A small environment in which some costs are prices of the grid. */
  private static Map<String, Object> twoUnits(Map<String, ?> values, List<List<String>> costs) {
    Map<String, Object> fields = gap(List.of("0.6", "0.4"), List.of("0.3", "0.7"));
    fields.put("T", "10");
    fields.put("eta", "0.05");
    fields.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("L", List.of("0.6", "0.4"), "H", List.of("0.3", "0.7")),
            "values",
            values));
    fields.put("sellers", Map.of("probabilities", List.of("0.5", "0.5"), "costs", costs));
    return fields;
  }

  /** The signals of gss_gap with two units. */
  private static Map<String, Object> gapOfUnits(Map<String, ?> values, List<List<String>> costs) {
    Map<String, Object> fields = environment("gss_gap");
    Map<?, ?> buyers = (Map<?, ?>) Objects.requireNonNull(fields.get("buyers"));
    Map<?, ?> sellers = (Map<?, ?>) Objects.requireNonNull(fields.get("sellers"));
    fields.put(
        "buyers",
        Map.of(
            "probabilities", Objects.requireNonNull(buyers.get("probabilities")), "values", values));
    fields.put(
        "sellers",
        Map.of(
            "probabilities", Objects.requireNonNull(sellers.get("probabilities")), "costs", costs));
    return fields;
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
