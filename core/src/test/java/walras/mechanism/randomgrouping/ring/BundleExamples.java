package walras.mechanism.randomgrouping.ring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.testkit.Fields;

/** Rings of buyers of bundles whose worth depends on the state, as costs do. */
final class BundleExamples {

  private static final List<List<String>> SELLER_LAWS =
      List.of(List.of("0.6", "0.4"), List.of("0.3", "0.7"));
  private static final List<List<String>> BUYER_LAWS =
      List.of(List.of("0.65", "0.35"), List.of("0.25", "0.75"));

  private BundleExamples() {}

  /** Complements in one state and substitutes in the other, on a grid of five prices. */
  static Map<String, Object> tiny() {
    return fields(
        "4",
        side(
            SELLER_LAWS,
            "costs",
            List.of(pair("0.2", "0.6"), pair("0.4", "0.3")),
            List.of(pair("0.4", "0.7"), pair("0.9", "0.45"))),
        side(
            BUYER_LAWS,
            "values",
            List.of(pair("0.15", "0.05"), pair("0.6", "0.45")),
            List.of(pair("0.35", "0.45"), pair("0.8", "0.85"))),
        Map.of("L", List.of("0.7", "0.8"), "H", List.of("1.3", "1.1")));
  }

  /** Returns the environment of the bundled study. */
  static Map<String, Object> study() {
    Map<String, Object> study = balancing();
    study.put("tie", "max");
    study.put("eta", "0.01");
    study.put("prior", List.of("0.5", "0.5"));
    return study;
  }

  private static Map<String, Object> balancing() {
    return fields(
        "20",
        side(
            List.of(
                List.of("0.4", "0.1", "0.1", "0.1", "0.1", "0.2"),
                List.of("0.3", "0.15", "0.15", "0.1", "0.1", "0.2")),
            "costs",
            sellers("0.16", "0.46", "0.76"),
            sellers("0.26", "0.56", "0.86")),
        side(
            List.of(
                List.of("0.3", "0.2", "0.2", "0.2", "0.1"),
                List.of("0.1", "0.2", "0.2", "0.2", "0.3")),
            "values",
            List.of(
                pair("0.11", "0.11"),
                pair("0.61", "0.06"),
                pair("0.06", "0.61"),
                pair("0.06", "0.06"),
                pair("0.71", "0.71")),
            List.of(
                pair("0.41", "0.41"),
                pair("0.91", "0.36"),
                pair("0.36", "0.91"),
                pair("0.36", "0.36"),
                pair("1.01", "1.01"))),
        Map.of(
            "L", List.of("0.22", "0.66", "0.66", "1.06", "1.21"),
            "H", List.of("0.82", "1.26", "1.26", "1.66", "1.81")));
  }

  private static List<Object> sellers(String low, String middle, String high) {
    return List.of(
        pair(low, low),
        pair(low, middle),
        pair(middle, low),
        pair(middle, high),
        pair(high, middle),
        pair(high, high));
  }

  private static Map<String, Object> fields(
      String steps, Map<String, Object> sellers, Map<String, Object> buyers, Object both) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groups", "3");
    fields.put("T", steps);
    fields.put("eta", "0.05");
    fields.put("eps", "0.05");
    fields.put("states", List.of("L", "H"));
    fields.put("prior", List.of("0.4", "0.6"));
    fields.put("sellers", sellers);
    Map<String, Object> withBoth = new LinkedHashMap<>(buyers);
    withBoth.put("both", both);
    fields.put("buyers", withBoth);
    return fields;
  }

  private static Map<String, Object> side(
      List<List<String>> laws, String moneyName, Object low, Object high) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("probabilities", Map.of("L", laws.get(0), "H", laws.get(1)));
    side.put(moneyName, Map.of("L", low, "H", high));
    return side;
  }

  static List<List<String>> pair(String first, String second) {
    return List.of(List.of(first), List.of(second));
  }

  static BundleRingMarket market(Map<String, ?> fields) {
    Fields environment = Fields.of(fields);
    return (BundleRingMarket)
        new RandomGroupingRing()
            .market(environment)
            .orElseThrow(() -> new AssertionError(environment.problems().toString()));
  }

  static SizedBundleRing sized(Map<String, ?> fields, long perGroup) {
    BundleRingMarket market = market(fields);
    return (SizedBundleRing) market.at(2L * market.ring().groups() * perGroup);
  }

  /** Returns money on the grid and off it, with signals that first messages reveal. */
  static BundleRingMarket random(UniformRandomProvider rng) {
    return Stream.generate(() -> attempt(rng))
        .flatMap(fields -> new RandomGroupingRing().market(Fields.of(fields)).stream())
        .map(market -> (BundleRingMarket) market)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> attempt(UniformRandomProvider rng) {
    int steps = List.of(2, 4, 5, 8, 10).get(rng.nextInt(5));
    int scale = rng.nextBoolean() ? steps : 20;
    Supplier<String> money =
        () ->
            BigDecimal.valueOf(rng.nextInt(-2, scale + 4))
                .divide(BigDecimal.valueOf(scale))
                .toString();
    List<List<Object>> pairs = new ArrayList<>();
    List<List<String>> both = List.of(new ArrayList<>(), new ArrayList<>());
    for (int list = 0; list < 4; list++) {
      pairs.add(List.of(pair(money.get(), money.get()), pair(money.get(), money.get())));
      both.get(list % 2)
          .add(new BigDecimal(money.get()).add(new BigDecimal(money.get())).toString());
    }
    Map<String, Object> fields =
        fields(
            String.valueOf(steps),
            side(SELLER_LAWS, "costs", pairs.get(0), pairs.get(1)),
            side(BUYER_LAWS, "values", pairs.get(2), pairs.get(3)),
            Map.of("L", both.get(0), "H", both.get(1)));
    fields.put("groups", String.valueOf(rng.nextInt(3, 5)));
    fields.put("tie", rng.nextBoolean() ? "max" : "min");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    return fields;
  }
}
