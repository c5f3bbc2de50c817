package walras.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import walras.kernel.Finding;
import walras.report.ResultsDocument;

/** Judges whether a search of a run failed. */
final class FailedSearches {

  private FailedSearches() {}

  /** Returns the outcome of a run, which fails if a search did. */
  static Outcome judge(ResultsDocument results, Outcome outcome) {
    Optional<JsonNode> failed =
        results.derived().stream()
            .filter(row -> row.path("outcome").asText().equals(Finding.Outcome.FAILED.spelling()))
            .findFirst();
    if (outcome.exitCode() != ExitCodes.DONE || failed.isEmpty()) {
      return outcome;
    }
    return new Outcome(
        ExitCodes.TOO_MANY_FAILURES,
        "%s of %s: %s"
            .formatted(
                failed.get().path("name").asText(),
                failed.get().path("environment").asText(),
                failed.get().path("note").asText()));
  }
}
