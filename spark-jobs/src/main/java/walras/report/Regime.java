package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Tells rates of one statistic apart where theory says different things of different sizes. */
final class Regime {

  private static final List<String> SUBJECT = List.of("metric", "given", "statistic");

  private Regime() {}

  /**
   * Returns the sizes of which theory speaks, or an empty text where there is one regime.
   *
   * @param rate a row of rates
   * @param market all rows of its market
   */
  static String of(JsonNode rate, List<JsonNode> market) {
    long rows =
        market.stream()
            .filter(
                other ->
                    SUBJECT.stream().allMatch(name -> other.path(name).equals(rate.path(name))))
            .count();
    JsonNode theory = rate.path("theory");
    if (rows < 2) {
      return "";
    }
    String from = "N from " + number(theory.path("from"));
    return theory.path("to").isNumber() ? from + " to " + number(theory.path("to")) : from;
  }

  private static String number(JsonNode size) {
    return String.format(Locale.ROOT, "%.0f", size.asDouble());
  }
}
