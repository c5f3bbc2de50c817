package walras.mechanism.threebids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import walras.testkit.Fields;

/** Environments, and reference values computed independently in Python. */
final class Reference {

  private static final JsonNode ROOT = read();

  private Reference() {}

  static JsonNode table(String name) {
    return ROOT.path(name);
  }

  static Stream<JsonNode> rows(String name) {
    JsonNode table = table(name);
    JsonNode rows = table.isArray() ? table : table.path("rows");
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** Returns an environment by name, with random state and the default parameters. */
  static Map<String, Object> environment(String name) {
    JsonNode row =
        rows("environments")
            .filter(each -> each.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    return environment(row);
  }

  /** Returns an environment from its primitives. */
  static Map<String, Object> environment(JsonNode row) {
    List<String> states = new ArrayList<>();
    Map<String, Object> probabilities = new LinkedHashMap<>();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int state = 0; state < row.path("f0").size(); state++) {
      String name = "k" + state;
      states.add(name);
      probabilities.put(name, texts(row.path("f1").path(state)));
      values.put(name, texts(row.path("v").path(state)));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("epsilon", "0.05");
    fields.put("states", states);
    fields.put("prior", texts(row.path("f0")));
    fields.put("probabilities", probabilities);
    fields.put("values", values);
    return fields;
  }

  /** Returns the environment of a row of a table, with the parameters that the row gives. */
  static Map<String, Object> of(JsonNode row) {
    Map<String, Object> fields = environment(row.path("environment").asText());
    copy(row, "epsilon", fields, "epsilon");
    copy(row, "r", fields, "groups");
    copy(row, "tie_tolerance", fields, "tie-tolerance");
    copy(row, "price_tolerance", fields, "price-tolerance");
    copy(row, "transfer_tolerance", fields, "transfer-tolerance");
    copy(row, "sellers_per_n", fields, "sellers-per-n");
    copy(row, "buyers_per_n", fields, "buyers-per-n");
    if (row.has("n_s")) {
      long sellers = row.path("n_s").asLong();
      long buyers = row.path("n_b").asLong();
      fields.put("sellers-per-n", Long.toString(sellers / common(sellers, buyers)));
      fields.put("buyers-per-n", Long.toString(buyers / common(sellers, buyers)));
    }
    if (row.has("state")) {
      fields.put("state", "k" + row.path("state").asInt());
    }
    return fields;
  }

  /** Returns the size of a row's groups. */
  static GroupSize size(JsonNode row) {
    return new GroupSize(row.path("r").asInt(), row.path("n_s").asLong(), row.path("n_b").asLong());
  }

  static long common(long one, long other) {
    return other == 0 ? one : common(other, one % other);
  }

  private static void copy(JsonNode row, String from, Map<String, Object> fields, String to) {
    if (row.has(from)) {
      fields.put(to, row.path(from).asText());
    }
  }

  static ThreeBidsMarket market(Map<String, ?> environment) {
    Fields fields = Fields.of(environment);
    return (ThreeBidsMarket)
        new ThreeBids()
            .market(fields)
            .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  /** Returns the bids of all signals in the knowledge of others' signals. */
  static Bids bids(Economy economy, long[] counts) {
    Knowledge knowledge = new Knowledge(economy.states(), 1);
    for (int state = 0; state < economy.states(); state++) {
      knowledge.evidence[state] = economy.logPrior(state);
      for (int signal = 0; signal < counts.length; signal++) {
        knowledge.evidence[state] += (double) counts[signal] * economy.logSignal(state, signal);
      }
    }
    knowledge.weigh();
    int[] signals = IntStream.range(0, economy.signals()).toArray();
    Bids bids = new Bids(economy, signals, new int[signals.length]);
    bids.form(knowledge);
    return bids;
  }

  /** Returns the index of a metric by its name, or -1. */
  static int metric(ThreeBidsMarket market, String name) {
    return market.metrics().stream().map(metric -> metric.name()).toList().indexOf(name);
  }

  static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.path(i));
    }
    return numbers;
  }

  /** Returns a number; what is not defined, the logarithm of zero or a rate, is infinite. */
  static double number(JsonNode node) {
    return node.isNull() ? Double.NEGATIVE_INFINITY : node.asDouble();
  }

  static long[] counts(JsonNode list) {
    long[] counts = new long[list.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = list.path(i).asLong();
    }
    return counts;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
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
