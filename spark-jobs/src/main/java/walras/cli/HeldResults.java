package walras.cli;

import java.io.IOException;
import java.util.Optional;
import walras.report.DamagedResultsException;
import walras.report.ResultsDocument;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.Study;

/** Refuses to replace the results of another seed or numbers version, or damaged ones. */
final class HeldResults {

  private HeldResults() {}

  static void check(RunFolder folder, Study study) throws IOException {
    Optional<byte[]> held = folder.read(RunDirectory.RESULTS);
    if (held.isEmpty()) {
      return;
    }
    ResultsDocument results = read(held.get(), folder);
    if (results.seed() != study.seed()) {
      throw refusal(
          folder, "results of seed %d, the study has %d".formatted(results.seed(), study.seed()));
    }
    if (results.numbers() != NumbersVersion.CURRENT) {
      throw refusal(
          folder,
          "results of numbers version %d, this is version %d"
              .formatted(results.numbers(), NumbersVersion.CURRENT));
    }
  }

  private static ResultsDocument read(byte[] bytes, RunFolder folder) {
    try {
      return ResultsDocument.of(bytes);
    } catch (DamagedResultsException e) {
      throw refusal(folder, String.valueOf(e.getMessage()));
    }
  }

  private static UserError refusal(RunFolder folder, String reason) {
    return new UserError(
        ExitCodes.OTHER_RUN,
        "%s cannot be continued: %s; choose another folder with --out"
            .formatted(folder.location(), reason));
  }
}
