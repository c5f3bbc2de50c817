package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code rates.csv}: one row per fit, then one per limit. */
public final class RatesCsv {

  /** The columns, in their order; new ones are added at the end only. */
  static final List<String> COLUMNS =
      List.of(
          "mechanism",
          "metric",
          "given",
          "statistic",
          "model",
          "constant",
          "rate",
          "rate_low",
          "rate_high",
          "rate_unit",
          "sizes_used",
          "goodness_p",
          "theory_model",
          "theory_rate",
          "theory_source",
          "verdict",
          "point",
          "environment",
          "parameters",
          "verdict_low",
          "verdict_high",
          "note",
          "results",
          "method",
          "from",
          "to",
          "theory_from",
          "theory_to",
          "bounds_used",
          "bootstrap_low",
          "bootstrap_high",
          "limit",
          "distance",
          "std_error",
          "z",
          "logs",
          "theory_logs");

  private RatesCsv() {}

  /** Returns the text of the file. */
  public static String of(ResultsDocument results) {
    Csv csv = new Csv(COLUMNS);
    for (JsonNode rate : results.rates()) {
      csv.add(row(results, rate));
    }
    for (JsonNode limit : results.limits()) {
      csv.add(limit(results, limit));
    }
    return csv.text();
  }

  private static Map<String, String> row(ResultsDocument results, JsonNode rate) {
    Map<String, String> row = Csv.row(COLUMNS, rate);
    row.put("note", note(results, rate));
    row.put("rate_unit", unit(rate));
    row.put("theory_model", Csv.text(rate.path("theory").path("model")));
    row.put("theory_rate", Csv.text(rate.path("theory").path("rate")));
    row.put("theory_logs", logs(rate));
    row.put("theory_from", Csv.text(rate.path("theory").path("from")));
    row.put("theory_to", Csv.text(rate.path("theory").path("to")));
    row.put("theory_source", Csv.text(rate.path("theory").path("source")));
    row.put("verdict", Csv.text(rate.path("verdict").path("is")));
    row.put("verdict_low", Csv.text(rate.path("verdict").path("rate_low")));
    row.put("verdict_high", Csv.text(rate.path("verdict").path("rate_high")));
    row.put("parameters", SummaryCsv.parameters(rate));
    row.put("results", results.digest());
    return row;
  }

  /** Returns the exponent of the logarithm in the power that theory states. */
  private static String logs(JsonNode rate) {
    JsonNode theory = rate.path("theory");
    return theory.path("model").asText().equals("power") ? theory.path("logs").asText("0") : "";
  }

  private static String note(ResultsDocument results, JsonNode rate) {
    String missed = Targets.isMissed(results, rate) ? Targets.NOT_REACHED : "";
    return Stream.of(Csv.text(rate.path("note")), missed)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Returns the row of a limit: its interval is of the distance from the limit. */
  private static Map<String, String> limit(ResultsDocument results, JsonNode limit) {
    Map<String, String> row = Csv.row(COLUMNS, limit);
    row.put("statistic", "limit");
    row.put("verdict", Csv.text(limit.path("verdict").path("is")));
    row.put("verdict_low", Csv.text(limit.path("verdict").path("low")));
    row.put("verdict_high", Csv.text(limit.path("verdict").path("high")));
    row.put("parameters", SummaryCsv.parameters(limit));
    row.put("results", results.digest());
    return row;
  }

  /** Returns what a rate counts: an exponent of N, or a decline per agent. */
  private static String unit(JsonNode rate) {
    return switch (rate.path("model").asText()) {
      case "power" -> "exponent of N";
      case "exponential" -> "per agent";
      default -> "";
    };
  }
}
