package walras.cli;

import java.util.ArrayList;
import java.util.List;
import walras.report.DerivedTable;
import walras.report.ExceedanceTable;
import walras.report.LimitsTable;
import walras.report.PopulationLine;
import walras.report.RatesTable;
import walras.report.ResultsDocument;
import walras.report.SummaryTable;

/** The tables that a run prints, as far as there is something in them. */
final class Tables {

  private Tables() {}

  /** Returns the lines of the tables, each followed by an empty one. */
  static List<String> of(ResultsDocument results) {
    List<List<String>> tables =
        List.of(
            PopulationLine.of(results),
            SummaryTable.of(results),
            RatesTable.of(results),
            LimitsTable.of(results),
            ExceedanceTable.of(results),
            SummaryTable.contrasts(results),
            DerivedTable.of(results));
    List<String> lines = new ArrayList<>();
    for (List<String> table : tables) {
      if (!table.isEmpty()) {
        lines.addAll(table);
        lines.add("");
      }
    }
    return lines;
  }
}
