package walras.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import walras.report.DamagedResultsException;
import walras.report.ResultsDocument;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.DesignPoint;
import walras.study.Study;

/** The results that a folder holds when a run begins, which not every study may replace. */
final class HeldResults {

  /** Precision is judged at this many replications, and at every doubling. */
  private static final long FIRST_LOOK = 10_000;

  private final RunFolder folder;
  private final Optional<ResultsDocument> results;

  private HeldResults(RunFolder folder, Optional<ResultsDocument> results) {
    this.folder = folder;
    this.results = results;
  }

  /** Reads the results of a folder; damaged ones are refused. */
  static HeldResults in(RunFolder folder) {
    try {
      return new HeldResults(folder, folder.read(RunDirectory.RESULTS).map(ResultsDocument::of));
    } catch (DamagedResultsException e) {
      throw refusal(ExitCodes.OTHER_RUN, folder, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw refusal(
          ExitCodes.OTHER_RUN, folder, "results.json cannot be read: " + ErrorReport.line(e));
    }
  }

  /** Refuses a study that is of another seed or numbers version, or that asks for less. */
  void check(Study study) {
    if (results.isEmpty()) {
      return;
    }
    ResultsDocument held = results.get();
    if (held.seed() != study.seed()) {
      throw refusal(
          ExitCodes.OTHER_RUN,
          folder,
          "results of seed %d, the study has %d".formatted(held.seed(), study.seed()));
    }
    if (held.numbers() != NumbersVersion.CURRENT) {
      throw refusal(
          ExitCodes.OTHER_RUN,
          folder,
          "results of numbers version %d, this is version %d"
              .formatted(held.numbers(), NumbersVersion.CURRENT));
    }
    Map<String, Long> replications = replications();
    for (DesignPoint point : study.points()) {
      checkReplications(study, point, replications.getOrDefault(point.id(), 0L));
    }
  }

  /** Returns a line for each design point held that is none of a study. */
  List<String> notIn(Study study) {
    Map<String, DesignPoint> kept =
        study.points().stream().collect(Collectors.toMap(DesignPoint::id, Function.identity()));
    return results.stream()
        .flatMap(held -> held.points().stream())
        .filter(point -> !kept.containsKey(id(point)))
        .map(
            point ->
                "no longer in results.json: %s, N=%s, point %s, %d replications"
                    .formatted(
                        point.path("environment").asText(),
                        point.path("size").asText(),
                        id(point),
                        replications(point)))
        .toList();
  }

  /** Returns a line if a study keeps fewer replications than are held: a look at them. */
  List<String> shortenedBy(Study study) {
    Map<String, Long> replications = replications();
    long held = 0;
    long kept = 0;
    for (DesignPoint point : study.points()) {
      long before = replications.getOrDefault(point.id(), 0L);
      if (study.method().simulates() && point.replications() < before) {
        held = Math.max(held, before);
        kept = point.replications();
      }
    }
    return held == 0
        ? List.of()
        : List.of(
            "results.json held %d replications per design point; this run keeps a look at %d"
                .formatted(held, kept));
  }

  private Map<String, Long> replications() {
    return results.stream()
        .flatMap(held -> held.points().stream())
        .collect(Collectors.toMap(HeldResults::id, HeldResults::replications, Math::max));
  }

  private void checkReplications(Study study, DesignPoint point, long held) {
    if (!study.method().simulates()) {
      if (held > 0) {
        throw refusal(
            ExitCodes.BAD_INPUT,
            folder,
            "%d replications held at N=%d, the study has method %s"
                .formatted(held, point.size(), study.method().spelling()));
      }
      return;
    }
    if (point.replications() < held && !isLook(point.replications())) {
      throw refusal(
          ExitCodes.BAD_INPUT,
          folder,
          ("replications must be at least the %d held at N=%d, or a look (%d, doubled any number of"
                  + " times), got %d")
              .formatted(held, point.size(), FIRST_LOOK, point.replications()));
    }
  }

  private static boolean isLook(long replications) {
    return replications % FIRST_LOOK == 0 && Long.bitCount(replications / FIRST_LOOK) == 1;
  }

  private static String id(JsonNode point) {
    return point.path("id").asText();
  }

  private static long replications(JsonNode point) {
    return point.path("replications").asLong();
  }

  private static UserError refusal(int exitCode, RunFolder folder, String reason) {
    return new UserError(
        exitCode,
        "%s cannot be continued: %s; choose another folder with --out"
            .formatted(folder.location(), reason));
  }
}
