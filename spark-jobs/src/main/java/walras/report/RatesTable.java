package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import walras.rate.RateFit;

/**
 * The table of rates that a run prints: every statistic of which theory states a law, with its
 * interval and the verdict.
 */
public final class RatesTable {

  private static final Map<String, String> MARKS =
      Map.of("consistent", "=", "faster", ">", "slower", "<", "inconclusive", "?");

  private RatesTable() {}

  /** Returns the lines of the table; none without rates. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    Markets.of(judged(results)).forEach((title, rates) -> market(title, rates, lines));
    return lines;
  }

  /** Returns the rates of which theory speaks. */
  static List<JsonNode> judged(ResultsDocument results) {
    return results.rates().stream().filter(rate -> rate.has("theory")).toList();
  }

  private static void market(String title, List<JsonNode> rates, List<String> lines) {
    Markets.part(lines);
    lines.add(title + ": rates, 95 % intervals, verdicts on theory");
    lines.add("");
    if (rates.stream().allMatch(rate -> rate.path("model").isMissingNode())) {
      lines.addAll(Unfitted.lines(rates));
      return;
    }
    AlignedTable table = AlignedTable.of("lllllrlrl");
    table.row("", "metric", "of", "given", "law", "rate", "interval", "theory", "verdict");
    for (JsonNode rate : rates) {
      table.row(
          MARKS.getOrDefault(rate.path("verdict").path("is").asText(), ""),
          rate.path("metric").asText(),
          rate.path("statistic").asText(),
          rate.path("given").asText(),
          law(rate.path("theory")),
          RateDigits.of(rate).text(rate.path("rate")),
          interval(rate),
          number(rate.path("theory").path("rate")),
          verdict(rate, rates));
    }
    lines.addAll(table.lines());
  }

  /** Returns the law that theory states, with its logarithm. */
  private static String law(JsonNode theory) {
    String model = theory.path("model").asText();
    return theory.has("logs") ? model + " (log N)^" + logarithm(theory) : model;
  }

  /** Returns the exponent of the logarithm that theory states. */
  static String logarithm(JsonNode theory) {
    BigDecimal logs = new BigDecimal(theory.path("logs").asText()).round(new MathContext(5));
    return logs.stripTrailingZeros().toPlainString();
  }

  /**
   * Returns the verdict, whether the data reject the law that was fitted, and of which sizes theory
   * speaks if that differs between rows.
   *
   * @param market all rates of the market
   */
  static String verdict(JsonNode rate, List<JsonNode> market) {
    String none = rate.has("model") ? "not judged" : "no fit";
    String verdict = rate.path("verdict").path("is").asText(none);
    boolean rejected =
        rate.path("goodness_p").isNumber() && rate.path("goodness_p").asDouble() < RateFit.REJECTED;
    return Stream.of(verdict, rejected ? "law rejected" : "", Regime.of(rate, market))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String interval(JsonNode rate) {
    return rate.has("rate") ? "[%s, %s]".formatted(low(rate), high(rate)) : "";
  }

  /** Returns the lower end of the interval of a fitted rate. */
  static String low(JsonNode rate) {
    JsonNode low = rate.path("rate_low");
    return low.isNumber() ? RateDigits.of(rate).text(low) : "-inf";
  }

  /** Returns the upper end of the interval of a fitted rate. */
  static String high(JsonNode rate) {
    JsonNode high = rate.path("rate_high");
    return high.isNumber() ? RateDigits.of(rate).text(high) : "inf";
  }

  static String number(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.5g", value.asDouble()) : "";
  }
}
