package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups design points and rates by the market they belong to. */
public final class Markets {

  private Markets() {}

  /** Returns the objects of each market by its title, in the order of the results. */
  static Map<String, List<JsonNode>> of(List<JsonNode> objects) {
    Map<String, List<JsonNode>> markets = new LinkedHashMap<>();
    for (JsonNode object : objects) {
      markets.computeIfAbsent(title(object), unused -> new ArrayList<>()).add(object);
    }
    return markets;
  }

  /** Parts the lines of a market, about to be added, from those of the one before it. */
  static void part(List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  /**
   * Returns the environment of an object, its mechanism where that differs, and what was varied.
   */
  public static String title(JsonNode object) {
    String environment = object.path("environment").asText();
    String mechanism = object.path("mechanism").asText();
    String market =
        environment.equals(mechanism) ? mechanism : "%s (%s)".formatted(environment, mechanism);
    String parameters = SummaryCsv.parameters(object);
    return parameters.isEmpty() ? market : market + ", " + parameters;
  }
}
