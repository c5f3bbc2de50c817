package walras.mechanism.randomgrouping.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import walras.mechanism.randomgrouping.RandomGrouping;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.testkit.Fields;

/** Environments of bundles, and single instances computed independently with exact fractions. */
final class Examples {

  private Examples() {}

  /** Returns the environment of the bundled study as a tree of fields. */
  static Map<String, Object> complements() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", "20");
    fields.put("tie", "max");
    fields.put(
        "sellers",
        List.of(
            type("cheap", "0.5", "costs", "0.21", "0.21"),
            type("dear", "0.5", "costs", "0.71", "0.71")));
    fields.put(
        "buyers",
        List.of(
            with(type("complements", "0.25", "values", "0.06", "0.06"), "1.46"),
            with(type("first", "0.25", "values", "0.81", "0.06"), "0.84"),
            with(type("second", "0.25", "values", "0.06", "0.81"), "0.84"),
            with(type("low", "0.25", "values", "0.11", "0.11"), "0.22")));
    return fields;
  }

  static Map<String, Object> type(
      String name, String probability, String money, String first, String second) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("name", name);
    type.put("probability", probability);
    type.put(money, List.of(first, second));
    return type;
  }

  static Map<String, Object> with(Map<String, Object> type, String both) {
    type.put("both", both);
    return type;
  }

  static BundleMarket market(Map<String, ?> fields) {
    Fields environment = Fields.of(fields);
    return (BundleMarket)
        new RandomGrouping()
            .market(environment)
            .orElseThrow(() -> new AssertionError(environment.problems().toString()));
  }

  /** Two types a side, of which buyers want both or either and sellers have a cost of both. */
  static Environment scarce(TieRule tie, PriceRule rule) {
    return new Environment(
        new Grid(4, tie, rule),
        List.of(
            type(Side.SELLER, "apart", "0.6", "0.1", "0.3", "0.7"),
            type(Side.SELLER, "together", "0.4", "0.6", "0.5", "0.75")),
        List.of(
            type(Side.BUYER, "either", "0.3", "0.9", "0.8", "1"),
            type(Side.BUYER, "pair", "0.7", "0.2", "0.3", "1.5")),
        new BigDecimal("0.1"));
  }

  /** Types that satisfy Condition 1, with money on the grid. */
  static Environment separable() {
    return new Environment(
        new Grid(10, TieRule.MAX, PriceRule.MIDDLE),
        List.of(
            type(Side.SELLER, "apart", "0.6", "0.1", "0.3", "0.4"),
            type(Side.SELLER, "dear", "0.4", "0.6", "0.5", "1.1")),
        List.of(
            type(Side.BUYER, "either", "0.3", "0.9", "0.7", "1.6"),
            type(Side.BUYER, "cheap", "0.7", "0.2", "0.5", "0.7")),
        new BigDecimal("0.1"));
  }

  static AgentType type(
      Side side, String name, String probability, String first, String second, String both) {
    return new AgentType(
        side,
        name,
        new BigDecimal(probability),
        new BigDecimal(first),
        new BigDecimal(second),
        new BigDecimal(both));
  }

  /** Returns types of money in multiples of a step of the grid or of a twentieth. */
  static Environment random(UniformRandomProvider rng) {
    TieRule tie = rng.nextBoolean() ? TieRule.MAX : TieRule.MIN;
    Grid grid = new Grid(1 + rng.nextInt(9), tie, List.of(PriceRule.values()).get(rng.nextInt(3)));
    int scale = rng.nextBoolean() ? grid.steps() : 20;
    return new Environment(
        grid, types(Side.SELLER, rng, scale), types(Side.BUYER, rng, scale), null);
  }

  private static List<AgentType> types(Side side, UniformRandomProvider rng, int scale) {
    int count = 1 + rng.nextInt(4);
    List<AgentType> types = new ArrayList<>();
    for (int type = 0; type < count; type++) {
      BigDecimal first = money(rng, scale);
      BigDecimal second = money(rng, scale);
      BigDecimal both =
          rng.nextInt(3) == 0 ? first.add(second) : money(rng, scale).add(money(rng, scale));
      types.add(
          new AgentType(side, "type_" + type, new BigDecimal(1.0 / count), first, second, both));
    }
    return types;
  }

  private static BigDecimal money(UniformRandomProvider rng, int scale) {
    return BigDecimal.valueOf(rng.nextInt(-2, scale + 4))
        .divide(BigDecimal.valueOf(scale), 12, java.math.RoundingMode.HALF_EVEN);
  }

  static JsonNode reference(String name) {
    try (InputStream in =
        Objects.requireNonNull(Examples.class.getResourceAsStream("reference.json"))) {
      return new ObjectMapper().readTree(in).path(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.path(i).asInt()).toArray();
  }
}
