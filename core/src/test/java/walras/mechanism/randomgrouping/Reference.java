package walras.mechanism.randomgrouping;

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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import walras.testkit.Fields;

/**
 * Reference values computed independently in Python with exact fractions: enumerated expectations,
 * single instances of price selection and rationing, whole trades.
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

  /** Returns the environment of a table of enumerated expectations. */
  static Map<String, Object> environment(String name) {
    JsonNode table = ROOT.path("exact").path(name);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", table.path("T").asText());
    fields.put("tie", table.path("tie").asText());
    fields.put("rule", table.path("rule").asText());
    if (table.path("l").asInt() > 1) {
      fields.put("units", table.path("l").asText());
    }
    fields.put("cost", law(table, "cost"));
    fields.put("value", law(table, "value"));
    return fields;
  }

  private static Map<String, Object> law(JsonNode table, String side) {
    List<String> atoms = new ArrayList<>();
    table.path(side + "_atoms").forEach(atom -> atoms.add(decimal(atom.asText())));
    double sum = 0;
    for (JsonNode weight : table.path(side + "_weights")) {
      sum += weight.asInt();
    }
    List<String> probabilities = new ArrayList<>();
    for (JsonNode weight : table.path(side + "_weights")) {
      probabilities.add(decimal("%d/%d".formatted(weight.asInt(), (int) sum)));
    }
    return Map.of("law", "discrete", "atoms", atoms, "probabilities", probabilities);
  }

  /** Returns a fraction as a decimal. */
  static String decimal(String fraction) {
    String[] parts = fraction.split("/", -1);
    return parts.length == 1
        ? fraction
        : new BigDecimal(parts[0])
            .divide(new BigDecimal(parts[1]), MathContext.DECIMAL128)
            .toString();
  }

  static RandomGroupingMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (RandomGroupingMarket)
        new RandomGrouping()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  static Map<String, Object> uniform(int steps) {
    Map<String, Object> law = Map.of("law", "uniform", "lower", "0", "upper", "1");
    return Map.of("T", String.valueOf(steps), "cost", law, "value", law);
  }

  static int metric(String name) {
    return Measures.all().stream().map(Measures.Entry::name).toList().indexOf(name);
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
