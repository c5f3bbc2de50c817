package walras.mechanism.marketgame;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import walras.testkit.Fields;

/**
 * Reference values computed independently in Python (numpy 1.24, mpmath for 40-digit prices):
 * environments, closed forms, single solves, full replications and enumerated expectations.
 */
final class Reference {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode ROOT = read();

  private Reference() {}

  static JsonNode table(String name) {
    return ROOT.path(name);
  }

  static Stream<JsonNode> rows(String table) {
    return StreamSupport.stream(table(table).spliterator(), false);
  }

  /** Returns the enumerated expectations, those without inactive agents last. */
  static Stream<JsonNode> exactRows() {
    return Stream.concat(rows("exact"), rows("exact_active_only"));
  }

  static Map<String, Object> environment(String name) {
    return MAPPER.convertValue(
        ROOT.path("environments").path(name), new TypeReference<Map<String, Object>>() {});
  }

  static MarketGameMarket market(String name) {
    return market(environment(name));
  }

  static MarketGameMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (MarketGameMarket)
        new MarketGame()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  static SizedMarketGame sized(String name, long agents) {
    return (SizedMarketGame) market(name).at(agents);
  }

  static double[] doubles(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).isNull() ? Double.NaN : list.get(i).asDouble();
    }
    return values;
  }

  static long[] longs(JsonNode list) {
    long[] values = new long[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asLong();
    }
    return values;
  }

  private static JsonNode read() {
    try (InputStream text = Reference.class.getResourceAsStream("reference.json")) {
      return MAPPER.readTree(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
