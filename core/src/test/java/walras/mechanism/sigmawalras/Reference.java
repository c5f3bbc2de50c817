package walras.mechanism.sigmawalras;

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

/** Reference values computed by an independent Python program, and their environments. */
final class Reference {

  private static final JsonNode ROOT = read();

  private Reference() {}

  static JsonNode table(String name) {
    return ROOT.path(name);
  }

  static Stream<JsonNode> rows(String table) {
    return StreamSupport.stream(table(table).spliterator(), false);
  }

  /** Returns the fields of an environment of the reference with signals and a slope. */
  static Map<String, Object> environment(
      String name, Map<String, ?> signals, Map<String, ?> slope) {
    JsonNode found =
        rows("environments")
            .filter(environment -> environment.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    Map<String, Object> fields = new LinkedHashMap<>();
    List<Map<String, Object>> classes = new ArrayList<>();
    for (JsonNode row : found.path("classes")) {
      Map<String, Object> type = new LinkedHashMap<>();
      row.properties().forEach(field -> type.put(field.getKey(), field.getValue().asText()));
      classes.add(type);
    }
    fields.put("classes", classes);
    fields.put(
        "cross",
        StreamSupport.stream(found.path("cross").spliterator(), false)
            .map(Reference::texts)
            .toList());
    for (String curvature : List.of("eta", "zeta", "rho")) {
      fields.put(curvature, found.path(curvature).asText());
    }
    fields.put("own-signal", found.path("own").asText());
    fields.put("signals", signals);
    fields.put("slope", slope);
    return fields;
  }

  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(item -> item.isNull() ? Double.NaN : item.asDouble())
        .toArray();
  }

  static Map<String, String> fixed(JsonNode sigma) {
    return Map.of("rule", "fixed", "sigma", sigma.asText());
  }

  static Map<String, String> influence(JsonNode constant) {
    return Map.of("rule", "influence", "c", constant.asText());
  }

  /** Replaces the shares of classes by their sizes over the number of agents. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> withSizes(Map<String, Object> environment, long... sizes) {
    BigDecimal agents =
        BigDecimal.valueOf(IntStream.range(0, sizes.length).mapToLong(k -> sizes[k]).sum());
    List<Map<String, Object>> classes =
        (List<Map<String, Object>>) Objects.requireNonNull(environment.get("classes"));
    for (int k = 0; k < sizes.length; k++) {
      classes
          .get(k)
          .put(
              "share",
              BigDecimal.valueOf(sizes[k]).divide(agents, MathContext.DECIMAL128).toString());
    }
    return environment;
  }

  static SigmaMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (SigmaMarket)
        new SigmaWalras()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  /** Returns the discrete law of the reference by name. */
  static Map<String, Object> law(String name) {
    List<Object> values = new ArrayList<>();
    List<Object> probabilities = new ArrayList<>();
    for (JsonNode type : table("laws").path(name)) {
      values.add(column(type, 0));
      probabilities.add(column(type, 1));
    }
    return Map.of("law", "discrete", "values", values, "probabilities", probabilities);
  }

  private static List<String> column(JsonNode pairs, int column) {
    return StreamSupport.stream(pairs.spliterator(), false)
        .map(pair -> pair.path(column).asText())
        .toList();
  }

  private static JsonNode read() {
    try (InputStream text = Reference.class.getResourceAsStream("reference.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
