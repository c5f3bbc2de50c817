package walras.cli;

import walras.store.ParquetLibrary;
import walras.study.Study;

/** The tables that a run writes as Parquet beside its results. */
final class TablesOfRun {

  private TablesOfRun() {}

  /** Refuses a study that asks for tables which this Spark cannot write. */
  static void check(Study study) {
    if (study.keepsReplications()) {
      check("keep-replications");
    }
    if (study.population().isPresent() && study.method().simulates()) {
      check("population");
    }
  }

  private static void check(String field) {
    if (!ParquetLibrary.isRecent()) {
      throw new UserError(
          ExitCodes.BAD_INPUT,
          field
              + ": what it writes needs Parquet 1.14 or later, as Spark 4 has; the Spark of this"
              + " run has an older one or none");
    }
  }
}
