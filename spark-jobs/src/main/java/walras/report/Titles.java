package walras.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Names of markets in tables. */
final class Titles {

  private Titles() {}

  /** Returns environment, mechanism where it differs, and what was varied. */
  static String of(JsonNode point) {
    String environment = point.path("environment").asText();
    String mechanism = point.path("mechanism").asText();
    String market =
        environment.equals(mechanism) ? mechanism : "%s (%s)".formatted(environment, mechanism);
    String parameters = SummaryCsv.parameters(point);
    return parameters.isEmpty() ? market : market + ", " + parameters;
  }
}
