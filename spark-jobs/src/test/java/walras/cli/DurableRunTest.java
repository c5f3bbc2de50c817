package walras.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.run.NumbersVersion;

/** Runs continue from what their folder holds and come to the bytes of one run. */
class DurableRunTest {

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  private static final String STUDY =
      """
      study: durable
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
          sizes: [100]
          seed: 20261120
          """;

  @TempDir private Path folder;
  private String study = "";

  @BeforeEach
  void writeStudy() throws IOException {
    study = Files.writeString(folder.resolve("durable.yaml"), STUDY).toString();
  }

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private CommandLineRun run(String study, String out, String... overrides) {
    return run(study, out, List.of("--engine", "threads"), overrides);
  }

  private CommandLineRun run(String study, String out, List<String> options, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", study));
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    arguments.addAll(options);
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void done(String out, String... overrides) {
    CommandLineRun run = run(study, out, overrides);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private void assertSameResults(String out, String expected) {
    assertThat(folder.resolve(out).resolve("results.json"))
        .hasSameBinaryContentAs(folder.resolve(expected).resolve("results.json"));
  }

  private Map<String, byte[]> parts(String out) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve("checkpoint"))) {
      for (Path file : files.toList()) {
        parts.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return parts;
  }

  private static String held(long replications, int points) {
    return "%d replications of %s are held and not run again"
        .formatted(replications, points == 1 ? "1 design point" : points + " design points");
  }

  @Test
  void aFinishedRunIsNotRunAgain() throws IOException {
    done("out", "replications=3e4", "sizes=100,1000");
    byte[] results = Files.readAllBytes(folder.resolve("out/results.json"));
    Map<String, byte[]> parts = parts("out");

    CommandLineRun again = run(study, "out", "replications=3e4", "sizes=100,1000");

    assertThat(again.exitCode()).isZero();
    assertThat(again.firstError()).isEqualTo(held(60_000, 2));
    assertThat(Files.readString(folder.resolve("out/run.log"))).contains(held(60_000, 2));
    assertThat(Files.readAllBytes(folder.resolve("out/results.json"))).isEqualTo(results);
    assertThat(parts("out")).usingRecursiveComparison().isEqualTo(parts);
    assertThat(parts.keySet())
        .hasSize(7)
        .contains("identity.json")
        .anyMatch(name -> name.endsWith("-0-3-v%d.part".formatted(NumbersVersion.CURRENT)));
  }

  @Test
  void extendingInStepsIsOneRun() throws IOException {
    done("one", "replications=50001", "sizes=100,1000");

    done("steps", "replications=7000", "sizes=100,1000");
    done("steps", "replications=25000", "sizes=100,1000");
    done("steps", "replications=50001", "sizes=100,1000");

    assertSameResults("steps", "one");
    assertThat(parts("steps")).usingRecursiveComparison().isEqualTo(parts("one"));
  }

  @Test
  void sizesComeAndGo() throws IOException {
    done("all", "replications=2e4", "sizes=100,300,1000");

    done("out", "replications=2e4", "sizes=100,1000");
    done("out", "replications=2e4", "sizes=100,300,1000");
    assertSameResults("out", "all");
    done("out", "replications=2e4", "sizes=100");
    CommandLineRun back = run(study, "out", "replications=2e4", "sizes=100,300,1000");

    assertThat(back.err()).contains(held(60_000, 3));
    assertSameResults("out", "all");
  }

  @Test
  void aLookIsReadFromItsPart() {
    done("look", "replications=2e4", "sizes=100");
    done("out", "replications=5e4", "sizes=100");

    CommandLineRun run = run(study, "out", "replications=2e4", "sizes=100");

    assertThat(run.err()).contains(held(20_000, 1));
    assertSameResults("out", "look");
  }

  @Test
  void enginesShareAFolder() throws IOException {
    done("one", "replications=60000", "sizes=100,1000");
    done("both", "replications=35000", "sizes=100,1000");
    LOOPBACK.forEach(System::setProperty);

    CommandLineRun spark = run(study, "both", List.of(), "replications=60000", "sizes=100,1000");

    assertThat(spark.exitCode()).as(spark.err()).isZero();
    assertThat(spark.firstError()).isEqualTo(held(60_000, 2));
    assertSameResults("both", "one");
    assertThat(parts("both")).usingRecursiveComparison().isEqualTo(parts("one"));
  }

  @Test
  void precisionTakesItsLooksFromTheFolder() {
    String precision = "precision={metric: price_error, relative: 0.006, at-most: 50001}";
    done("one", precision, "sizes=100,1000");
    done("out", "replications=2e4", "sizes=100,1000");

    CommandLineRun run = run(study, "out", precision, "sizes=100,1000");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.firstError()).isEqualTo(held(40_000, 2));
    assertSameResults("out", "one");
  }

  @Test
  void aMarketSplitOverShardsIsContinued() throws IOException {
    String sizes = "sizes=[100, 20000000]";
    assertThat(run("sigma-walras", "one", sizes, "replications=3").exitCode()).isZero();
    assertThat(run("sigma-walras", "steps", sizes, "replications=2").exitCode()).isZero();

    CommandLineRun run = run("sigma-walras", "steps", sizes, "replications=3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("replications of ", " are held and not run again");
    assertSameResults("steps", "one");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "truncated | is damaged: it must have \\d+ bytes, it has \\d+",
        "empty | is damaged: its header is no header of a part",
        "flipped | is damaged: its checksum does not fit its content",
        "renamed | is damaged: by its name it has 'blocks: 0-3', it has 'blocks: 0-2'",
        "later | is of format 2, this version reads format 1",
      })
  void aPartThatIsNotWhatItWasIsRefused(String damage, String reason) throws IOException {
    done("out", "replications=3e4", "sizes=100");
    Path last = part("out", 3);
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, damaged(damage, bytes));
    Files.delete(folder.resolve("out/results.json"));
    Map<String, byte[]> before = parts("out");

    CommandLineRun run = run(study, "out", "replications=3e4", "sizes=100");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err().lines().skip(1).findFirst().orElse(""))
        .matches(
            "\\S+out cannot be continued: checkpoint/%s %s; choose another folder with --out"
                .formatted(last.getFileName(), reason));
    assertThat(parts("out")).usingRecursiveComparison().isEqualTo(before);
    assertThat(folder.resolve("out/results.json")).doesNotExist();
  }

  private byte[] damaged(String damage, byte[] bytes) throws IOException {
    byte[] changed = bytes.clone();
    changed[bytes.length / 2] = (byte) (bytes[bytes.length / 2] ^ 1);
    String text = new String(bytes, ISO_8859_1);
    return switch (damage) {
      case "truncated" -> Arrays.copyOf(bytes, bytes.length / 2);
      case "empty" -> new byte[0];
      case "flipped" -> changed;
      case "renamed" -> Files.readAllBytes(part("out", 2));
      default -> text.replace("format: 1", "format: 2").getBytes(ISO_8859_1);
    };
  }

  private Path part(String out, int blocks) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve("checkpoint"))) {
      return files
          .filter(file -> file.toString().contains("-0-%d-v".formatted(blocks)))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seed | is of seed 7, the study has 20261120",
        "numbers | is of numbers version 7, this is " + NumbersVersion.CURRENT,
        "schema | is of schema 7, this version reads 1",
      })
  void aCheckpointOfAnotherRunIsRefused(String field, String reason) throws IOException {
    done("out", "replications=1e4", "sizes=100");
    Path identity = folder.resolve("out/checkpoint/identity.json");
    String text = Files.readString(identity);
    Files.writeString(
        identity, text.replaceAll("\"%s\" : \\d+".formatted(field), "\"%s\" : 7".formatted(field)));
    Files.delete(folder.resolve("out/results.json"));
    Map<String, byte[]> before = parts("out");

    CommandLineRun run = run(study, "out", "replications=1e4", "sizes=100");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo(
            "%s cannot be continued: checkpoint/identity.json %s; choose another folder with"
                + " --out%n",
            folder.resolve("out"), reason);
    assertThat(parts("out")).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void anotherSeedIsRefusedBeforeThereAreResults() throws IOException {
    done("out", "replications=1e4", "sizes=100");
    Files.delete(folder.resolve("out/results.json"));

    CommandLineRun run = run(study, "out", "replications=1e4", "sizes=100", "seed=2");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError())
        .contains("checkpoint/identity.json is of seed ", ", the study has 2;");
  }

  @Test
  void whatAWriterLeftUnfinishedIsClearedAway() throws IOException {
    done("out", "replications=1e4", "sizes=100");
    Path unfinished = part("out", 1).resolveSibling(".0.part.new");
    Files.writeString(unfinished, "half");

    done("out", "replications=1e4", "sizes=100");

    assertThat(unfinished).doesNotExist();
  }
}
