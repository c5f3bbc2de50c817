package walras.cli;

import java.util.ArrayList;
import java.util.List;
import walras.report.DerivedTable;
import walras.report.ResultsDocument;
import walras.report.SummaryTable;

/** The tables that only some studies ask for: contrasts and derived quantities. */
final class MoreTables {

  private MoreTables() {}

  /** Returns the lines of the tables, each followed by an empty one. */
  static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    for (List<String> table : List.of(SummaryTable.contrasts(results), DerivedTable.of(results))) {
      if (!table.isEmpty()) {
        lines.addAll(table);
        lines.add("");
      }
    }
    return lines;
  }
}
