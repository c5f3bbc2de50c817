package walras.cli;

import java.io.IOException;
import java.util.Optional;
import walras.report.DamagedResultsException;
import walras.report.ResultsDocument;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.store.RunStore;
import walras.study.Study;

/** Refuses to replace the results of another seed or numbers version, or damaged ones. */
final class HeldResults {

  private HeldResults() {}

  static void check(RunStore store, Study study) throws IOException {
    Optional<byte[]> held = store.read(RunDirectory.RESULTS);
    if (held.isEmpty()) {
      return;
    }
    ResultsDocument results = read(held.get(), store);
    if (results.seed() != study.seed()) {
      throw refusal(
          store, "results of seed %d, the study has %d".formatted(results.seed(), study.seed()));
    }
    if (results.numbers() != NumbersVersion.CURRENT) {
      throw refusal(
          store,
          "results of numbers version %d, this is version %d"
              .formatted(results.numbers(), NumbersVersion.CURRENT));
    }
  }

  private static ResultsDocument read(byte[] bytes, RunStore store) {
    try {
      return ResultsDocument.of(bytes);
    } catch (DamagedResultsException e) {
      throw refusal(store, String.valueOf(e.getMessage()));
    }
  }

  private static UserError refusal(RunStore store, String reason) {
    return new UserError(
        ExitCodes.OTHER_RUN,
        "%s cannot be continued: %s; choose another folder with --out"
            .formatted(store.location(), reason));
  }
}
