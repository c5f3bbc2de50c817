package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get wrong: one clear error, exit code 2, nothing written. */
class BadInputTest {

  private static final String STUDY =
      """
      study: typed-by-hand
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
          sizes: [100]
          replications: 10
          seed: 1
          """;

  @TempDir private Path folder;

  @Test
  void theStudyOfTheseTestsRuns() throws IOException {
    CommandLineRun run = run(STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(folder.resolve("out/results.json")).exists();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replications: 10 | replicatons: 10 | 13 | did you mean 'replications'?",
        "kappa: {q: 0.10 | kapa: {q: 0.10 | 11 | did you mean 'kappa'?",
        "sizes: [100] | sizes: many | 12 | sizes must be a whole number, got many",
        "replications: 10 | replications: [10] | 13 |"
            + " replications must be a whole number, got a list of 1 entry",
        "prior: [0.4, 0.6] | prior: [0.4, 0.7] | 5 | the sum is 1.1",
        "prior: [0.4, 0.6] | prior: [0, 1] | 5 | prior[0] must be positive",
        "prior: [0.4, 0.6] | prior: [-0.4, 1.4] | 5 | prior[0] must be positive",
        "prior: [0.4, 0.6] | prior: [1] | 5 |"
            + " prior: has 1 entry, but there are 2 states: low, high",
        "high: [0.40, 0.60] | high: [1, 0] | 7 | every type to be possible in every state",
        "high: [0.40, 0.60] | high: [0.65, 0.35] | 7 |"
            + " states 'low' and 'high' have identical signals",
        "inactive-share: 0.02 | inactive-share: 0 | 10 | must lie in (0, 1)",
        "inactive-share: 0.02 | inactive-share: 1 | 10 | must lie in (0, 1)",
        "inactive-share: 0.02 | inactive-share: .nan | 10 |"
            + " inactive-share must be a number, got .nan",
        "kappa: {q: 0.10 | kappa: {q: 0 | 11 | kappa.q must be positive",
        "r: 0.16 | r: -1 | 11 | kappa.r must be positive",
        "sizes: [100] | sizes: [0] | 12 |"
            + " sizes[0] must be a whole number from 2 to 1000000000000000, got 0",
        "sizes: [100] | sizes: [-5] | 12 |"
            + " sizes[0] must be a whole number from 2 to 1000000000000000, got -5",
        "sizes: [100] | sizes: [2.5] | 12 | sizes[0] must be a whole number, got 2.5",
        "sizes: [100] | sizes: [1e16] | 12 |"
            + " sizes[0] must be a whole number from 2 to 1000000000000000",
        "sizes: [100] | sizes: [1] | 12 |"
            + " sizes[0] must be a whole number from 2 to 1000000000000000, got 1",
        "rho: 0 | rho: 1 | 8 | utility.rho must be below 1",
        "rho: 0 | rho: 1.5 | 8 | utility.rho must be below 1",
        "rho: 0 | rho: -10000 | 8 | would not trade at a price of exp(",
        "mechanism: market-game | mechanism: market-gane | 2 | did you mean 'market-game'?",
        "method: x | method: x | 15 | method must be one of monte-carlo, exact," + " both, got x",
        "seed: 1 | seed: 1 | 15 | field 'seed' stands twice, first at ",
        "study: typed | studdy: typed | 1 | unknown field 'studdy'; did you mean 'study'?",
        "environment: | enviroment: | 3 | unknown field 'enviroment'; did you mean 'environment'?",
        "sizes: [100] | size: [100] | 12 | unknown field 'size'; did you mean 'sizes'?",
        "replications: 10 | precision: {metric: price_error, relative: 0.1} | 13 |"
            + " precision.at-most must be a whole number, got nothing",
        "replications: 10 | precision: {metric: prise_error, absolute: 1, at-most: 9} | 13 |"
            + " did you mean 'price_error'?",
        "replications: 10 | precision: {metric: welfare_gap_active, relative: 0.1, at-most: 9}"
            + " | 13 | has either sign and limit 0 at N=100",
        "seed: 1 | seed: one | 14 | seed must be a whole number, got one",
        "study: typed-by-hand | study: &a typed-by-hand | 1 | anchors are not allowed, got &a",
        "study: typed-by-hand | study: !!javax.script.ScriptEngineManager [] | 1 |"
            + " tags are not allowed, got !!javax.script",
        "sizes: [100] | sizes: *a | 12 | aliases are not allowed, got *a",
      })
  void problemsAreLocatedAndNothingIsWritten(
      String found, String replacement, int line, String message) throws IOException {
    String text =
        found.equals(replacement) ? STUDY + replacement + "\n" : STUDY.replace(found, replacement);
    assertThat(text).isNotEqualTo(STUDY);
    assertRefused(run(text), "study.yaml:" + line + ": ", message);
  }

  @Test
  void typesThatWouldMakeTheSameOfferAreNamed() throws IOException {
    CommandLineRun run =
        run(
            STUDY.replace(
                "low: [0.25, 0.37], high: [0.58, 0.72]", "low: [0.5, 0.5], high: [0.5, 0.5]"));
    assertRefused(run, "study.yaml:", "same first-stage offer");
    assertThat(run.firstError()).contains("'A'").contains("'B'");
  }

  @Test
  void negativeRhoIsAWarning() throws IOException {
    CommandLineRun run = run(STUDY.replace("rho: 0", "rho: -1"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("warning: ").contains("rho");
  }

  @Test
  void aMarketInWhichNobodyIsInactiveIsAWarning() throws IOException {
    CommandLineRun run = run(STUDY.replace("[100]", "[49]"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.firstError())
        .isEqualTo(
            "warning: nobody is inactive at 49 agents, as floor(eta N) = 0: first-stage offers"
                + " carry no payoff; the first size with an inactive agent is 50");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the study is empty",
        "!%1 | tags are not allowed, got ",
        "`- a\n- b\n` | the study must be a mapping, got a list of 2 entries",
        "a: [ | not valid YAML: ",
        "`--- a\n--- b\n` | a second document starts here: a study is one document",
        "`%YAML 9.9\n---\n` | not valid YAML: ",
      })
  void anyTextThatIsNoStudyIsOneError(String text, String message) throws IOException {
    assertRefused(run(text), "study.yaml:", message);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"run", "check", "limits", "limits --json", "replay --size 9 --replication 0"})
  void everyCommandRefusesWhatIsNoStudy(String command) throws IOException {
    Path tag = Files.writeString(folder.resolve("study.yaml"), "!%1");
    Path large = large(folder.resolve("large.yaml"));

    assertRefused(of(command, tag), tag + ":1: ", "tags are not allowed, got ");
    assertRefused(
        of(command, large), large + ": ", "must have at most 1048576 bytes, got 100000000");
    assertRefused(of(command, folder), folder + ": ", "must be a file, got a directory");
    assertRefused(
        of(command, folder.resolve("no.yaml")), "no.yaml: ", "is neither a file nor a bundled");
  }

  @Test
  void badInputWritesNothingIntoTheDefaultFolderEither() throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY.replace("[100]", "[2.5]"));

    assertRefused(of("run", file), file + ":12: ", "sizes[0] must be a whole number, got 2.5");

    assertThat(Path.of("runs")).doesNotExist();
  }

  @Test
  void controlCharactersAreRefused() throws IOException {
    assertRefused(run("\0"), "study.yaml:1: ", "not valid YAML: character U+0000 is not allowed");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertRefused(
        run("a: " + "[".repeat(100_000)), "study.yaml:1: ", "nested too deeply: at most 50");
  }

  @Test
  void aFileOf100MegabytesIsRefusedUnread() throws IOException {
    Path file = large(folder.resolve("study.yaml"));
    assertRefused(runFile(file), "study.yaml", "must have at most 1048576 bytes, got 100000000");
  }

  @Test
  void aDirectoryIsNoStudy() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("study.yaml"));
    assertRefused(runFile(directory), "study.yaml", "must be a file, got a directory");
  }

  @Test
  void aMissingStudySuggestsABundledOne() {
    CommandLineRun run = CommandLineRun.of("run", "market-gme");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .startsWith(
            "market-gme: is neither a file nor a bundled study; did you mean 'market-game'?"
                + " bundled: ")
        .contains(" market-game, ", ", random-grouping, ", ", three-bids-pinned, ");
  }

  @Test
  void anUnwritableFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
    CommandLineRun run =
        CommandLineRun.of(
            "run", file.toString(), "--engine", "threads", "--out", inTheWay + "/out");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).startsWith("--out: ").contains("cannot be written");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "replications | --set: must be KEY=VALUE, got replications",
        "=5 | --set: must be KEY=VALUE, got =5",
        "environment..x=1 | --set: must be KEY=VALUE, got environment..x=1",
        "replicatons=5 | --set replicatons: unknown field 'replicatons'; did you mean",
        "replications=many | --set replications: replications must be a whole number, got many",
        "environment.prior=[0.4,0.7] | --set environment.prior: must sum to 1",
        "sizes={from: 1 | --set sizes: not valid YAML: ",
        "environment.types=A | --set environment.types: environment.types must be a list, got A",
        "environment.types=[A,A] | --set environment.types[1]: type 'A' is listed twice",
        "environment.eps=1.5 | --set environment.eps: environment.eps must lie in (0, 1) (gain",
        "environment.eps=1e-400 | --set environment.eps: environment.eps must have a magnitude",
        "environment.delta=0 | --set environment.delta: environment.delta must be positive (amount",
        "environment.delta=1e400 | --set environment.delta: environment.delta must have a magni",
      })
  void badOverridesAreRefused(String override, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);

    CommandLineRun run = runFile(file, "--set", override);

    assertRefused(run, "", "");
    assertThat(run.firstError()).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--engine=sparkle", "--threads=0", "--threads=2", "--nonsense"})
  void badOptionsAreRefused(String option) throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Path out = folder.resolve("out");

    CommandLineRun run = CommandLineRun.of("run", file.toString(), "--out", out.toString(), option);

    assertRefused(run, "", option.replaceFirst("=.*", ""));
  }

  @Test
  void allProblemsComeAtOnce() throws IOException {
    CommandLineRun run =
        run(
            STUDY
                .replace("r: 0.16", "r: -1")
                .replace("[100]", "[2.5]")
                .replace("rho: 0", "rho: 7"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.contains("study.yaml:"));
  }

  private static Path large(Path file) throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100_000_000);
    }
    return file;
  }

  /** Runs a command, with its options, on a file. */
  private static CommandLineRun of(String command, Path file) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add(file.toString());
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun run(String text) throws IOException {
    return runFile(Files.writeString(folder.resolve("study.yaml"), text));
  }

  private CommandLineRun runFile(Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of("--engine", "threads", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void assertRefused(CommandLineRun run, String location, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).contains(location).contains(message);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
