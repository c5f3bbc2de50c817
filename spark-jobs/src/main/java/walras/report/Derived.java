package walras.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import walras.run.RunDirectory;
import walras.store.RunFolder;

/** The files of a run directory that derive from its results and can be rebuilt from them. */
public final class Derived {

  private Derived() {}

  /** Writes the CSV files. */
  public static void write(ResultsDocument results, RunFolder folder) throws IOException {
    folder.replace(RunDirectory.SUMMARY, utf8(SummaryCsv.of(results)));
    folder.replace(RunDirectory.RATES, utf8(RatesCsv.of(results)));
    folder.replace(RunDirectory.DERIVED, utf8(DerivedCsv.of(results)));
  }

  /** Writes the tables for LaTeX. */
  public static void writeTex(ResultsDocument results, RunFolder folder) throws IOException {
    folder.replace(RunDirectory.SUMMARY_TEX, utf8(SummaryTex.of(results)));
    folder.replace(RunDirectory.RATES_TEX, utf8(RatesTex.of(results)));
    if (results.contrasts().isEmpty()) {
      folder.delete(RunDirectory.CONTRASTS_TEX);
    } else {
      folder.replace(RunDirectory.CONTRASTS_TEX, utf8(SummaryTex.contrasts(results)));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
