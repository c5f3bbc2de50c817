package walras.mechanism.randomgrouping.interdependent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.testkit.Fields;

/** Environments of bundles whose worth depends on the state. */
final class BundleExamples {

  private static final List<String> STATES = List.of("L", "H");

  private BundleExamples() {}

  /** Complements in one state and substitutes in the other, on a grid of five prices. */
  static Map<String, Object> tiny() {
    return fields(
        "4",
        side(
            "values",
            Map.of("L", List.of("0.65", "0.35"), "H", List.of("0.35", "0.65")),
            Map.of(
                "L", List.of(pair("0.15", "0.05"), pair("0.6", "0.45")),
                "H", List.of(pair("0.35", "0.45"), pair("0.8", "0.85")))),
        Map.of("L", List.of("0.7", "0.8"), "H", List.of("1.3", "1.1")),
        side(
            "costs",
            List.of("0.5", "0.3", "0.2"),
            List.of(pair("0.2", "0.6"), pair("0.6", "0.3"), pair("0.4", "0.45"))));
  }

  /** Returns the environment of the bundled study. */
  static Map<String, Object> study() {
    Map<String, Object> study =
        fields(
            "20",
            side(
                "values",
                Map.of(
                    "L", List.of("0.3", "0.2", "0.2", "0.2", "0.1"),
                    "H", List.of("0.1", "0.2", "0.2", "0.2", "0.3")),
                Map.of(
                    "L",
                    List.of(
                        pair("0.11", "0.11"),
                        pair("0.61", "0.06"),
                        pair("0.06", "0.61"),
                        pair("0.06", "0.06"),
                        pair("0.71", "0.71")),
                    "H",
                    List.of(
                        pair("0.41", "0.41"),
                        pair("0.91", "0.36"),
                        pair("0.36", "0.91"),
                        pair("0.36", "0.36"),
                        pair("1.01", "1.01")))),
            Map.of(
                "L", List.of("0.22", "0.66", "0.66", "1.06", "1.21"),
                "H", List.of("0.82", "1.26", "1.26", "1.66", "1.81")),
            side(
                "costs",
                List.of("0.4", "0.1", "0.1", "0.1", "0.1", "0.2"),
                List.of(
                    pair("0.16", "0.16"),
                    pair("0.16", "0.46"),
                    pair("0.46", "0.16"),
                    pair("0.46", "0.76"),
                    pair("0.76", "0.46"),
                    pair("0.76", "0.76"))));
    study.put("tie", "max");
    return study;
  }

  static Map<String, Object> fields(
      String steps, Map<String, Object> buyers, Object both, Map<String, Object> sellers) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", steps);
    fields.put("eta", "0.1");
    fields.put("eps", "0.05");
    fields.put("states", STATES);
    fields.put("prior", List.of("0.4", "0.6"));
    Map<String, Object> withBoth = new LinkedHashMap<>(buyers);
    withBoth.put("both", both);
    fields.put("buyers", withBoth);
    fields.put("sellers", sellers);
    return fields;
  }

  static Map<String, Object> side(String moneyName, Object probabilities, Object money) {
    return Map.of("probabilities", probabilities, moneyName, money);
  }

  static List<List<String>> pair(String first, String second) {
    return List.of(List.of(first), List.of(second));
  }

  /** Returns an environment with other fields of the buyers. */
  static Map<String, Object> withBuyers(Map<String, Object> fields, Map<String, Object> changes) {
    Map<String, Object> buyers = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(fields.get("buyers")))
        .forEach((key, value) -> buyers.put((String) key, value));
    buyers.putAll(changes);
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put("buyers", buyers);
    return changed;
  }

  static InterdependentBundles market(Map<String, ?> fields) {
    Fields environment = Fields.of(fields);
    return (InterdependentBundles)
        new InterdependentGrouping()
            .market(environment)
            .orElseThrow(() -> new AssertionError(environment.problems().toString()));
  }

  static SizedBundles sized(Map<String, ?> fields, long perGroup) {
    return (SizedBundles) market(fields).at(4 * perGroup);
  }

  static int metric(InterdependentBundles market, String name) {
    return market.metrics().stream().map(metric -> metric.name()).toList().indexOf(name);
  }

  /** Returns money on the grid and off it, with signals that first messages reveal. */
  static BundleEnvironment random(UniformRandomProvider rng) {
    return Stream.generate(() -> attempt(rng))
        .flatMap(fields -> InterdependentReader.readBundles(Fields.of(fields)).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> attempt(UniformRandomProvider rng) {
    int steps = List.of(1, 2, 4, 5, 8, 10).get(rng.nextInt(6));
    int scale = rng.nextBoolean() ? steps : 20;
    Supplier<BigDecimal> money =
        () -> BigDecimal.valueOf(rng.nextInt(-2, scale + 4)).divide(BigDecimal.valueOf(scale));
    boolean adds = rng.nextInt(4) == 0;
    List<List<Object>> values = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<Object>> both = List.of(new ArrayList<>(), new ArrayList<>());
    for (int entry = 0; entry < 4; entry++) {
      BigDecimal first = money.get();
      BigDecimal second = money.get();
      values.get(entry % 2).add(pair(first.toString(), second.toString()));
      both.get(entry % 2).add((adds ? first.add(second) : money.get().add(money.get())).toString());
    }
    List<Object> costs = new ArrayList<>();
    for (int entry = 0; entry < 3; entry++) {
      costs.add(pair(money.get().toString(), money.get().toString()));
    }
    Map<String, Object> fields =
        fields(
            String.valueOf(steps),
            side(
                "values",
                Map.of("L", List.of("0.65", "0.35"), "H", List.of("0.25", "0.75")),
                Map.of("L", values.get(0), "H", values.get(1))),
            Map.of("L", both.get(0), "H", both.get(1)),
            side("costs", List.of("0.5", "0.3", "0.2"), costs));
    fields.put("tie", rng.nextBoolean() ? "max" : "min");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    return fields;
  }
}
