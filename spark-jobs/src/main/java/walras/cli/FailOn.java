package walras.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import walras.rate.Verdict;
import walras.report.Markets;
import walras.report.ResultsDocument;
import walras.run.NumberText;
import walras.study.Spelling;

/** The verdicts on which a run fails, though everything was run and written. */
final class FailOn {

  private static final List<String> VERDICTS =
      Arrays.stream(Verdict.values()).map(Verdict::spelling).toList();

  private static final int MOST_NAMED = 10;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICTS",
      description =
          "Ends with exit code 3, everything written, if a rate or limit has one of these verdicts,"
              + " such as slower or \"slower,off limit\".")
  private @Nullable String verdicts;

  /** Refuses verdicts that do not exist. */
  void check() {
    for (String verdict : named()) {
      if (!VERDICTS.contains(verdict)) {
        throw new UserError(
            ExitCodes.BAD_INPUT,
            "--fail-on must list verdicts of %s, got '%s'%s"
                .formatted(
                    String.join(", ", VERDICTS), verdict, Spelling.suggestion(verdict, VERDICTS)));
      }
    }
  }

  /** Returns the outcome of a run, which fails if a verdict says so. */
  Outcome judge(ResultsDocument results, Outcome outcome) {
    List<String> failed = new ArrayList<>();
    results.rates().stream().filter(this::isNamed).map(FailOn::rate).forEach(failed::add);
    results.limits().stream().filter(this::isNamed).map(FailOn::limit).forEach(failed::add);
    if (outcome.exitCode() != ExitCodes.DONE || failed.isEmpty()) {
      return outcome;
    }
    String more =
        failed.size() > MOST_NAMED ? "; and %d more".formatted(failed.size() - MOST_NAMED) : "";
    String first = String.join("; ", failed.subList(0, Math.min(MOST_NAMED, failed.size())));
    return new Outcome(
        ExitCodes.DRIFT,
        "%d of %d verdicts named by --fail-on %s: %s%s"
            .formatted(
                failed.size(),
                Stream.concat(results.rates().stream(), results.limits().stream())
                    .filter(row -> row.has("verdict"))
                    .count(),
                String.join(",", named()),
                first,
                more));
  }

  private List<String> named() {
    return verdicts == null
        ? List.of()
        : Stream.of(verdicts.split(",", -1)).map(String::strip).toList();
  }

  private boolean isNamed(JsonNode row) {
    return named().contains(row.path("verdict").path("is").asText());
  }

  private static String rate(JsonNode row) {
    return "%s, rate %s, theory %s"
        .formatted(subject(row), number(row.path("rate")), number(row.path("theory").path("rate")));
  }

  private static String limit(JsonNode row) {
    String limit = number(row.path("limit"));
    return row.has("distance")
        ? "%s, %s from its limit %s".formatted(subject(row), number(row.path("distance")), limit)
        : "%s, no fit to its limit %s".formatted(subject(row), limit);
  }

  /** Returns the verdict and what it is on, such as {@code slower: mean of price_error (low)}. */
  private static String subject(JsonNode row) {
    String given = row.path("given").asText();
    return "%s: %s of %s%s of %s"
        .formatted(
            row.path("verdict").path("is").asText(),
            row.path("statistic").asText(),
            row.path("metric").asText(),
            given.isEmpty() ? "" : " given " + given,
            Markets.title(row));
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? NumberText.of(value.asDouble()) : "none";
  }
}
