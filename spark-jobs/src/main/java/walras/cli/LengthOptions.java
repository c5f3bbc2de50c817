package walras.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import walras.store.RunFolder;
import walras.study.CommandLineNumber;
import walras.study.Replications;
import walras.study.Study;

/** How long a run goes on, where the study does not decide it alone. */
final class LengthOptions {

  private static final Pattern TIME =
      Pattern.compile("(?=.)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  @Option(
      names = "--add",
      paramLabel = "R",
      description =
          "Runs R replications more at every design point than the run directory holds;"
              + " design points that are new there get what the study says. Given again after a"
              + " run that did not come to its end, it adds no more than that would have.")
  private @Nullable String add;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description =
          "Runs all design points from look to look (10000 replications, doubled again and again)"
              + " until the first look after TIME, such as 6h, 90m or 1h30m.")
  private @Nullable String time;

  /** Refuses what contradicts itself or the study. */
  void check(Study study) {
    String option = add != null ? "--add" : "--for";
    if (add == null && time == null) {
      return;
    }
    if (add != null && time != null) {
      throw refusal("--add cannot go with --for: one of them says how long the run is");
    }
    if (!study.method().simulates()) {
      throw refusal(
          "%s needs a method that simulates, got method %s"
              .formatted(option, study.method().spelling()));
    }
    if (study.precision().isPresent()) {
      throw refusal(
          "%s cannot go with precision, which decides how many replications there are"
              .formatted(option));
    }
    if (add != null) {
      added();
    }
    var unused = time();
  }

  /** Returns the time that the user gave. */
  Optional<Duration> time() {
    if (time == null) {
      return Optional.empty();
    }
    Matcher parts = TIME.matcher(time);
    Duration duration =
        parts.matches()
            ? Duration.ofHours(part(parts, 1))
                .plusMinutes(part(parts, 2))
                .plusSeconds(part(parts, 3))
            : Duration.ZERO;
    if (duration.isZero()) {
      throw refusal("--for must be a time such as 6h, 90m, 30s or 1h30m, got " + time);
    }
    return Optional.of(duration);
  }

  /**
   * Returns the overrides that add to what is held; none if the user adds nothing.
   *
   * @param unfinished what is added already
   */
  List<String> overrides(Study study, HeldResults held, Addition unfinished) {
    if (add == null) {
      return List.of();
    }
    long more = added();
    List<Long> counts =
        study.points().stream()
            .map(
                point -> {
                  long before = held.replications(point);
                  long anew = before == 0 ? point.replications() : before + more;
                  return unfinished.counts().getOrDefault(point.id(), anew);
                })
            .toList();
    if (counts.stream().anyMatch(count -> count > Replications.MOST)) {
      throw refusal(
          "--add must leave at most %d replications, got %s more"
              .formatted(Replications.MOST, String.valueOf(add)));
    }
    return List.of(spelling(study, counts));
  }

  /** Returns what an earlier run with this option has not brought to its end. */
  Addition unfinished(RunFolder folder) {
    return add == null ? Addition.NONE : Addition.unfinished(folder, added());
  }

  /** Has a folder know what a run adds while the run works. */
  void begin(RunFolder folder, Study study) throws IOException {
    if (add == null) {
      Addition.forget(folder);
    } else {
      Addition.of(added(), study).keep(folder);
    }
  }

  /** Returns the override that gives the design points of a study some numbers of replications. */
  static String spelling(Study study, List<Long> counts) {
    if (new TreeSet<>(counts).size() == 1) {
      return "replications=" + counts.get(0);
    }
    return IntStream.range(0, counts.size())
        .mapToObj(i -> "\"%s\": %d".formatted(study.points().get(i).id(), counts.get(i)))
        .collect(Collectors.joining(", ", "replications={points: {", "}}"));
  }

  private long added() {
    return CommandLineNumber.whole("--add", String.valueOf(add), 1, Replications.MOST);
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static UserError refusal(String message) {
    return new UserError(ExitCodes.BAD_INPUT, message);
  }
}
