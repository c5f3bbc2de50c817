package walras.mechanism.randomgrouping.interdependent;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Environments in which agents have several units, written signal by signal. */
final class UnitEnvironments {

  private UnitEnvironments() {}

  /** Returns a small environment with costs on the grid, or one with the signals of the default. */
  static Map<String, Object> of(String name) {
    return switch (name) {
      case "two_units" ->
          few("0.45 0.15, 0.65 0.25", "0.75 0.35, 0.95 0.65", "0.15 0.5, 0.35 0.85");
      case "three_units" ->
          few(
              "0.45 0.2 0.1, 0.65 0.25 0.25",
              "0.75 0.35 0.1, 0.95 0.65 0.5",
              "0.15 0.15 0.5, 0.3 0.35 0.85");
      case "two_units_gap" ->
          many(
              "0.11 0.05, 0.21 0.15, 0.41 0.36, 0.51 0.20",
              "0.51 0.45, 0.61 0.55, 0.81 0.66, 0.91 0.81",
              units(
                  "0.05 0.15, 0.15 0.25, 0.25 0.45, 0.35 0.65, 0.45 0.75, 0.55 0.85, 0.65 0.85,"
                      + " 0.75 0.95, 0.85 0.95, 0.95 0.95"));
      case "two_units_jump" ->
          many(
              "0.11 0.01, 0.21 0.07, 0.41 0.27, 0.51 0.37",
              "0.51 0.41, 0.61 0.51, 0.81 0.71, 0.91 0.81",
              IntStream.range(0, 10).mapToObj(i -> shifted("0.%d5".formatted(i))).toList());
      default -> throw new IllegalArgumentException("no environment is named " + name);
    };
  }

  /** Returns two units, the second of which costs 0.12 more. */
  private static List<String> shifted(String cost) {
    return List.of(cost, new BigDecimal(cost).add(new BigDecimal("0.12")).toString());
  }

  private static List<List<String>> units(String signals) {
    return Arrays.stream(signals.split(", ", -1))
        .map(signal -> List.of(signal.split(" ", -1)))
        .toList();
  }

  private static Map<String, Object> few(String low, String high, String costs) {
    Map<String, Object> fields = Reference.environment("gss_gap");
    fields.put("T", "10");
    fields.put("eta", "0.05");
    fields.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("L", List.of("0.6", "0.4"), "H", List.of("0.3", "0.7")),
            "values",
            Map.of("L", units(low), "H", units(high))));
    fields.put("sellers", Map.of("probabilities", List.of("0.5", "0.5"), "costs", units(costs)));
    return fields;
  }

  private static Map<String, Object> many(String low, String high, List<List<String>> costs) {
    Map<String, Object> fields = Reference.environment("gss_gap");
    fields.put(
        "buyers",
        Map.of(
            "probabilities",
            probabilities(fields, "buyers"),
            "values",
            Map.of("L", units(low), "H", units(high))));
    fields.put(
        "sellers", Map.of("probabilities", probabilities(fields, "sellers"), "costs", costs));
    return fields;
  }

  private static Object probabilities(Map<String, Object> fields, String side) {
    Map<?, ?> found = (Map<?, ?>) Objects.requireNonNull(fields.get(side));
    return Objects.requireNonNull(found.get("probabilities"));
  }
}
