package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import walras.study.Method;

/**
 * Writes {@code derived.csv}: one row per derived quantity, then one per difference, then one per
 * threshold whose exceedance was counted.
 */
public final class DerivedCsv {

  /** The columns, in their order; new ones are added at the end only. */
  static final List<String> COLUMNS =
      List.of(
          "name",
          "kind",
          "mechanism",
          "environment",
          "parameters",
          "size",
          "given",
          "outcome",
          "value",
          "std_error",
          "low",
          "high",
          "level",
          "unit",
          "method",
          "formula",
          "at",
          "bias",
          "point",
          "note",
          "results");

  private DerivedCsv() {}

  /** Returns the text of the file. */
  public static String of(ResultsDocument results) {
    Csv csv = new Csv(COLUMNS);
    for (JsonNode derived : results.derived()) {
      csv.add(row(results, derived));
    }
    for (JsonNode contrast : results.contrasts()) {
      for (Map<String, String> difference : Differences.of(contrast)) {
        difference.put("results", results.digest());
        csv.add(difference);
      }
    }
    Method method = results.isSimulated() ? Method.MONTE_CARLO : Method.EXACT;
    for (JsonNode point : results.points()) {
      for (Map<String, String> exceedance : Exceedances.of(point, method)) {
        exceedance.put("results", results.digest());
        csv.add(exceedance);
      }
    }
    return csv.text();
  }

  private static Map<String, String> row(ResultsDocument results, JsonNode derived) {
    Map<String, String> row = Csv.row(COLUMNS, derived);
    row.put("parameters", SummaryCsv.parameters(derived));
    row.put("results", results.digest());
    return row;
  }
}
