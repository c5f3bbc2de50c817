package walras.mechanism.randomgrouping.ring;

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
import walras.testkit.Fields;

/** Environments, and reference values computed independently in Python with exact fractions. */
final class Reference {

  private static final JsonNode ROOT = read();

  private Reference() {}

  static JsonNode table(String name) {
    return ROOT.path(name);
  }

  /** Two signals on either side, three groups unless said otherwise: small enough to enumerate. */
  static Map<String, Object> tiny() {
    JsonNode table = ROOT.path("exact").path("tiny");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groups", table.path("r").asText());
    fields.put("T", table.path("T").asText());
    fields.put("eta", decimal(table.path("eta").asText()));
    fields.put("eps", "0.05");
    fields.put("states", List.of("low", "high"));
    fields.put("prior", texts(table.path("prior")));
    fields.put("sellers", side(table.path("f_s"), "costs", table.path("cost")));
    fields.put("buyers", side(table.path("f_b"), "values", table.path("value")));
    return fields;
  }

  private static Map<String, Object> side(JsonNode law, String moneyName, JsonNode money) {
    return side(
        List.of(texts(law.path(0)), texts(law.path(1))),
        moneyName,
        List.of(texts(money.path(0)), texts(money.path(1))));
  }

  static Map<String, Object> side(
      List<List<String>> law, String moneyName, List<List<String>> money) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("probabilities", Map.of("low", law.get(0), "high", law.get(1)));
    side.put(moneyName, Map.of("low", money.get(0), "high", money.get(1)));
    return side;
  }

  /** Four signals on either side, and gaps around the prices 0.20 and 0.72. */
  static Map<String, Object> gap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groups", "3");
    fields.put("T", "50");
    fields.put("eta", "0.01");
    fields.put("states", List.of("low", "high"));
    fields.put("prior", List.of("0.5", "0.5"));
    fields.put(
        "sellers",
        side(
            List.of(List.of("0.3", "0.3", "0.2", "0.2"), List.of("0.2", "0.2", "0.3", "0.3")),
            "costs",
            List.of(
                List.of("0.15", "0.25", "0.35", "0.55"), List.of("0.45", "0.55", "0.65", "0.85"))));
    fields.put(
        "buyers",
        side(
            List.of(List.of("0.4", "0.3", "0.2", "0.1"), List.of("0.1", "0.2", "0.3", "0.4")),
            "values",
            List.of(
                List.of("0.01", "0.11", "0.31", "0.41"), List.of("0.51", "0.61", "0.81", "0.91"))));
    return fields;
  }

  /** A ring of two units each that balances in both states. */
  static Map<String, Object> unitsThatBalance() {
    Map<String, Object> fields = gap();
    fields.put(
        "sellers",
        side(
            List.of(List.of("0.3", "0.3", "0.2", "0.2"), List.of("0.2", "0.2", "0.3", "0.3")),
            "costs",
            units("0.15 0.17, 0.25 0.45, 0.35 0.61, 0.55 0.75"),
            units("0.45 0.51, 0.55 0.61, 0.65 0.89, 0.85 0.95")));
    fields.put(
        "buyers",
        side(
            List.of(List.of("0.4", "0.3", "0.2", "0.1"), List.of("0.1", "0.2", "0.3", "0.4")),
            "values",
            units("0.01 -0.05, 0.11 0.05, 0.31 0.29, 0.41 0.31"),
            units("0.51 0.33, 0.61 0.43, 0.81 0.55, 0.91 0.79")));
    return fields;
  }

  /** A small ring in which some costs and values are prices of the grid. */
  static Map<String, Object> fewUnits() {
    Map<String, Object> fields = tiny();
    fields.put("T", "6");
    fields.put(
        "sellers",
        side(
            List.of(List.of("0.6", "0.4"), List.of("0.3", "0.7")),
            "costs",
            units("0.1 0.4, 0.3 0.5"),
            units("0.25 0.5, 0.45 0.9")));
    fields.put(
        "buyers",
        side(
            List.of(List.of("0.7", "0.3"), List.of("0.4", "0.6")),
            "values",
            units("0.4 0.2, 0.5 0.5"),
            units("0.8 0.55, 0.95 0.5")));
    return fields;
  }

  /** Returns the units of each signal, in a list of texts without names. */
  static List<List<String>> units(String signals) {
    return Arrays.stream(signals.split(", ", -1))
        .map(signal -> List.of(signal.split(" ", -1)))
        .toList();
  }

  static Map<String, Object> side(
      List<List<String>> law, String moneyName, List<List<String>> low, List<List<String>> high) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("probabilities", Map.of("low", law.get(0), "high", law.get(1)));
    side.put(moneyName, Map.of("low", low, "high", high));
    return side;
  }

  static Map<String, Object> environment(String name) {
    return "tiny".equals(name) ? tiny() : gap();
  }

  static RingMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (RingMarket)
        new RandomGroupingRing()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  /** Returns the world of an environment for agents one by one. */
  static LiteralWorld world(RingEnvironment environment) {
    int states = environment.states();
    double[] prior = new double[states];
    Arrays.setAll(prior, environment.buyers().model()::prior);
    double[][] buyers = new double[states][];
    double[][] sellers = new double[states][];
    double[][] values = new double[states][];
    double[][] costs = new double[states][];
    Arrays.setAll(buyers, environment.buyers().model()::signals);
    Arrays.setAll(sellers, environment.sellers().model()::signals);
    Arrays.setAll(values, environment::values);
    Arrays.setAll(costs, environment::costs);
    return new LiteralWorld(
        environment.grid().steps(),
        environment.grid().tie(),
        environment.grid().rule(),
        environment.groups(),
        prior,
        buyers,
        sellers,
        values,
        costs);
  }

  static int metric(String name) {
    return Measures.all().stream().map(Measures.Entry::name).toList().indexOf(name);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(decimal(item.asText())));
    return texts;
  }

  /** Returns a fraction as a decimal. */
  private static String decimal(String fraction) {
    String[] parts = fraction.split("/", -1);
    return parts.length == 1
        ? fraction
        : new BigDecimal(parts[0])
            .divide(new BigDecimal(parts[1]), MathContext.DECIMAL128)
            .toString();
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
