package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import walras.rate.RateFit;

/**
 * The table of rates that a run prints: every statistic of which theory states a rate, with its
 * interval and the verdict.
 */
public final class RatesTable {

  private static final String LINE = "%-2s %-20s %-4s %-10s %-11s %11s  %-25s %9s  %s";
  private static final Map<String, String> MARKS =
      Map.of("consistent", "=", "faster", ">", "slower", "<", "inconclusive", "?");

  private RatesTable() {}

  /** Returns the lines of the table; none without rates. */
  public static List<String> of(ResultsDocument results) {
    Map<String, List<JsonNode>> markets = new LinkedHashMap<>();
    for (JsonNode rate : results.rates()) {
      if (rate.path("theory").has("rate")) {
        markets.computeIfAbsent(Titles.of(rate), unused -> new ArrayList<>()).add(rate);
      }
    }
    List<String> lines = new ArrayList<>();
    markets.forEach((title, rates) -> market(title, rates, lines));
    return lines;
  }

  private static void market(String title, List<JsonNode> rates, List<String> lines) {
    lines.add(title + ": rates, 95 % intervals, verdicts on theory");
    lines.add("");
    lines.add(line("", "metric", "of", "given", "law", "rate", "interval", "theory", "verdict"));
    for (JsonNode rate : rates) {
      String verdict = rate.path("verdict").path("is").asText("no fit");
      lines.add(
          line(
              MARKS.getOrDefault(verdict, ""),
              rate.path("metric").asText(),
              rate.path("statistic").asText(),
              rate.path("given").asText(),
              rate.path("theory").path("model").asText(),
              number(rate.path("rate")),
              interval(rate),
              number(rate.path("theory").path("rate")),
              verdict + rejection(rate)));
    }
  }

  private static String rejection(JsonNode rate) {
    return rate.path("goodness_p").isNumber()
            && rate.path("goodness_p").asDouble() < RateFit.REJECTED
        ? ", law rejected"
        : "";
  }

  private static String line(Object... cells) {
    return LINE.formatted(cells).stripTrailing();
  }

  private static String interval(JsonNode rate) {
    return rate.path("model").isMissingNode()
        ? ""
        : "[%s, %s]"
            .formatted(end(rate.path("rate_low"), "-inf"), end(rate.path("rate_high"), "inf"));
  }

  private static String end(JsonNode value, String open) {
    return value.isNumber() ? number(value) : open;
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.5g", value.asDouble()) : "";
  }
}
