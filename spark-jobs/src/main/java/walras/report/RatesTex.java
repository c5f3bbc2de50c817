package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code rates.tex}: for each market, a table of the rates of which theory speaks, with
 * intervals and verdicts.
 */
final class RatesTex {

  private RatesTex() {}

  static String of(ResultsDocument results) {
    List<String> tables = new ArrayList<>();
    Markets.of(RatesTable.judged(results))
        .forEach((title, rates) -> tables.add(table(title, rates)));
    return String.join("\n", tables);
  }

  private static String table(String title, List<JsonNode> rates) {
    Tex table =
        new Tex(
            title + ": rates, 95 % intervals, verdicts on theory",
            "lllrcrl",
            List.of("metric", "of", "given", "rate", "interval", "theory", "verdict"));
    for (JsonNode rate : rates) {
      table.row(
          List.of(
              Tex.text(rate.path("metric").asText()),
              Tex.text(rate.path("statistic").asText()),
              Tex.text(rate.path("given").asText()),
              Tex.number(RateDigits.of(rate).text(rate.path("rate"))),
              interval(rate),
              theory(rate.path("theory")),
              RatesTable.verdict(rate, rates)));
    }
    return table.end();
  }

  /** Returns the rate that theory states and, in parentheses, the logarithm it comes with. */
  private static String theory(JsonNode theory) {
    String number = Tex.number(RatesTable.number(theory.path("rate")));
    return theory.has("logs")
        ? "%s ($(\\log N)^{%s}$)".formatted(number, RatesTable.logarithm(theory))
        : number;
  }

  private static String interval(JsonNode rate) {
    return rate.has("rate") ? Tex.interval(RatesTable.low(rate), RatesTable.high(rate)) : "";
  }
}
