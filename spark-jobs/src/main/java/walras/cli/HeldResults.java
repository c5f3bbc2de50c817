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
import walras.run.Looks;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Study;

/** The results that a folder holds when a run begins, which not every study may replace. */
final class HeldResults {

  private final RunFolder folder;
  private final Optional<ResultsDocument> results;
  private final Map<String, Long> replications;

  private HeldResults(RunFolder folder, Optional<ResultsDocument> results) {
    this.folder = folder;
    this.results = results;
    replications =
        results.stream()
            .flatMap(held -> held.points().stream())
            .collect(Collectors.toMap(HeldResults::id, HeldResults::replications, Math::max));
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
    checkVersion(study);
    for (DesignPoint point : study.points()) {
      checkReplications(study, point, replications(point));
    }
  }

  /** Returns how many replications of a design point are held. */
  long replications(DesignPoint point) {
    return replications.getOrDefault(point.id(), 0L);
  }

  /** Refuses a study that is of another seed or numbers version. */
  void checkVersion(Study study) {
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
                "no longer in results.json: %s, N=%s, point %s, %s"
                    .formatted(
                        point.path("environment").asText(),
                        point.path("size").asText(),
                        id(point),
                        Counted.of(replications(point), "replication")))
        .toList();
  }

  /** Returns a line if a study keeps fewer replications than are held: a look at them. */
  List<String> shortenedBy(Study study) {
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
            "results.json held %s per design point; this run keeps a look at %d"
                .formatted(Counted.of(held, "replication"), kept));
  }

  private void checkReplications(Study study, DesignPoint point, long held) {
    if (!study.method().simulates()) {
      if (held > 0) {
        throw refusal(
            ExitCodes.BAD_INPUT,
            folder,
            "%s held at N=%d, the study has method %s"
                .formatted(
                    Counted.of(held, "replication"), point.size(), study.method().spelling()));
      }
      return;
    }
    if (point.replications() < held && !Looks.isLook(point.replications())) {
      throw refusal(
          ExitCodes.BAD_INPUT,
          folder,
          ("replications must be at least the %d held at N=%d, or a look (%d, doubled any number of"
                  + " times), got %d")
              .formatted(held, point.size(), Looks.FIRST, point.replications()));
    }
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
