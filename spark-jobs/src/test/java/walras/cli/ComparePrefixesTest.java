package walras.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons by what checkpoints hold, of market games at N=100 and N=1000. */
class ComparePrefixesTest {

  private static final int CHECKSUM = 32;

  @TempDir private static Path runs;
  @TempDir private Path folder;

  @BeforeAll
  static void run() {
    run("short", "replications=2e4", "sizes=100,1000");
    run("long", "replications=5e4", "sizes=100,1000");
  }

  @Test
  void runsOfDifferentLengthBeginWithTheSameBits() {
    for (List<String> pair : List.of(List.of("short", "long"), List.of("long", "short"))) {
      CommandLineRun run = compare(runs.resolve(pair.get(0)), runs.resolve(pair.get(1)));

      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(run.out())
          .contains("common prefixes: 2 design points, up to 20000 replications, bit-equal");
    }
  }

  @Test
  void aPartThatSaysOtherNumbersIsDrift() throws IOException {
    Path other = copy("long");
    for (String blocks : List.of("1", "2")) {
      say(other, 100, blocks);
    }

    CommandLineRun run = compare(runs.resolve("short"), other);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("common prefixes: 2 design points, up to 20000 replications, 1 not bit-equal")
        .contains("drift: 1 moved")
        .containsPattern(
            "market-game +100 +[0-9a-f]{16} +prefix of 10000 +[0-9a-f]{16} +[0-9a-f]{16}");
  }

  @Test
  void jsonHoldsWhatTheTableDoes() throws IOException {
    Path other = copy("long");
    Path part = say(other, 1000, "2");

    CommandLineRun run = compare(runs.resolve("short"), other, "--json");

    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.path("common_prefixes").path("points").asInt()).isEqualTo(2);
    assertThat(json.path("common_prefixes").path("replications").asInt()).isEqualTo(20_000);
    assertThat(json.path("common_prefixes").path("moved").asInt()).isEqualTo(1);
    assertThat(json.path("common_prefixes").path("parts_in_baseline").asInt()).isEqualTo(4);
    assertThat(json.path("moved")).hasSize(1);
    JsonNode moved = json.path("moved").path(0);
    assertThat(moved.path("statistic").asText()).isEqualTo("prefix of 20000");
    assertThat(moved.path("size").asInt()).isEqualTo(1000);
    assertThat(part.getFileName().toString()).startsWith(moved.path("point").asText());
  }

  @Test
  void aDesignPointThatIsNoLongerReportedIsComparedToo() throws IOException {
    Path other = folder.resolve("narrow");
    run(other.toString(), "replications=2e4", "sizes=100,1000");
    run(other.toString(), "replications=2e4", "sizes=100");
    Path part = say(other, 1000, "1");

    CommandLineRun run = compare(runs.resolve("short"), other);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("drift: 2 moved", " prefix of 10000 ", " replications ");
    assertThat(run.out()).contains(part.getFileName().toString().substring(0, 16));
  }

  @Test
  void aDamagedPartIsExitCode5AndItsFolderIsNamed() throws IOException {
    Path other = copy("long");
    Path part = part(other, 100, "2");
    Files.write(part, Arrays.copyOf(Files.readAllBytes(part), 300));

    for (CommandLineRun run :
        List.of(compare(runs.resolve("short"), other), compare(other, runs.resolve("short")))) {
      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.out()).isEmpty();
      assertThat(run.firstError())
          .startsWith(
              "%s: checkpoint/%s is damaged: it must have ".formatted(other, part.getFileName()));
    }
  }

  @Test
  void aPartOfAnotherNameIsDamaged() throws IOException {
    Path other = copy("short");
    Path part = part(other, 100, "2");
    Path renamed = part(other, 100, "1");
    Files.copy(renamed, part, REPLACE_EXISTING);

    CommandLineRun run = compare(runs.resolve("short"), other);

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError())
        .endsWith("is damaged: by its header it is " + renamed.getFileName());
  }

  @Test
  void foldersWithoutCommonPartsAreComparedAsFarAsResultsGo() throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Files.copy(runs.resolve("short/results.json"), alone.resolve("results.json"));
    Path emptied = copy("long");
    Files.delete(part(emptied, 100, "1"));
    Files.delete(part(emptied, 100, "2"));
    Files.delete(part(emptied, 1000, "1"));
    Files.delete(part(emptied, 1000, "2"));

    assertNothingInCommon(compare(alone, runs.resolve("long")), "the first holds no checkpoint");
    assertNothingInCommon(compare(runs.resolve("long"), alone), "the second holds no checkpoint");
    assertNothingInCommon(compare(alone, alone), "neither of the runs holds a checkpoint");
    assertNothingInCommon(
        compare(runs.resolve("short"), emptied), "no part of the checkpoints is in both");
  }

  @Test
  void runsWithoutCommonReplicationsSayNothingOfPrefixes() {
    run("seed", "replications=2e4", "sizes=100,1000", "seed=2");
    run("exact", "method=exact", "sizes=10");

    assertThat(compare(runs.resolve("short"), runs.resolve("seed")).out())
        .contains("independent draws")
        .doesNotContain("prefixes");
    assertThat(compare(runs.resolve("exact"), runs.resolve("exact")).out())
        .contains("the same seed and numbers version")
        .doesNotContain("prefixes");
  }

  private static void assertNothingInCommon(CommandLineRun run, String reason) {
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("common prefixes: none, " + reason);
  }

  private static CommandLineRun compare(Path baseline, Path other, String... options) {
    List<String> arguments = new ArrayList<>(List.of("compare"));
    arguments.addAll(List.of(baseline.toString(), other.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  /** Returns a copy of results and checkpoint. */
  private Path copy(String name) throws IOException {
    Path other = folder.resolve("copy");
    Files.createDirectories(other.resolve("checkpoint"));
    for (String file : List.of("results.json", "checkpoint")) {
      try (Stream<Path> paths = Files.walk(runs.resolve(name).resolve(file))) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          Files.copy(path, other.resolve(runs.resolve(name).relativize(path)));
        }
      }
    }
    return other;
  }

  /** Has a part say another number, with a checksum that fits. */
  private static Path say(Path run, long size, String blocks) throws IOException {
    Path part = part(run, size, blocks);
    byte[] bytes = Files.readAllBytes(part);
    int end = bytes.length - CHECKSUM;
    bytes[end - 1] = (byte) (bytes[end - 1] ^ 1);
    byte[] content = Arrays.copyOf(bytes, end);
    System.arraycopy(sha256(content), 0, bytes, end, CHECKSUM);
    Files.write(part, bytes);
    return part;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform knows SHA-256", e);
    }
  }

  private static Path part(Path run, long size, String blocks) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoint"))) {
      return files
          .filter(file -> file.toString().contains("-0-%s-v".formatted(blocks)))
          .filter(file -> isOf(file, size))
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean isOf(Path part, long size) {
    try {
      String content = Files.readString(part, ISO_8859_1);
      return content.contains("\nsize: %d\n".formatted(size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String name, String... overrides) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "market-game", "--engine", "threads", "--out"));
    arguments.add(runs.resolve(name).toString());
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
