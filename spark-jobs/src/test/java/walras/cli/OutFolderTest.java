package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.store.RunFolder;

/** Where a run may write, and what it finds there. */
class OutFolderTest {

  @TempDir private Path folder;

  @Test
  void theStudyItselfIsNotOverwritten() throws IOException {
    Path study = study();
    String text = Files.readString(study);

    CommandLineRun run = run(study.toString(), folder.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--out: folder %s holds the study itself, which the run would overwrite; choose"
                + " another folder",
            folder);
    assertThat(Files.readString(study)).isEqualTo(text);
    assertThat(names()).containsExactly("study.yaml");
  }

  @Test
  void theStudyItselfIsNotOverwrittenInTheFolderOfARunEither() throws IOException {
    Path out = folder.resolve("run");
    assertThat(run("market-game", out.toString()).exitCode()).isZero();

    CommandLineRun again = run(out.resolve("study.yaml").toString(), out.toString());

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.firstError()).contains("holds the study itself");
  }

  @ParameterizedTest
  @CsvSource({"study.yaml", "summary.csv", "rates.csv", "outcome.json", "run.log"})
  void filesThatNoRunWroteAreNotOverwritten(String name) throws IOException {
    Files.writeString(folder.resolve(name), "mine");

    CommandLineRun run = run("market-game", folder.toUri().toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--out: folder %s holds a %s that no run wrote; choose another folder",
            folder.toUri(), name);
    assertThat(names()).containsExactly(name);
    assertThat(Files.readString(folder.resolve(name))).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({"run.log", ".lock", "outcome.json"})
  void filesOfOtherProgramsDoNotMakeAFolderOurs(String name) throws IOException {
    Files.writeString(folder.resolve(name), "");
    Files.writeString(folder.resolve("summary.csv"), "mine");

    CommandLineRun run = run("market-game", folder.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).contains("holds a summary.csv that no run wrote");
    assertThat(names()).containsExactlyInAnyOrder(name, "summary.csv");
  }

  @Test
  void theFolderOfARunServesTheNextOne() {
    String out = folder.resolve("run").toString();

    assertThat(run("market-game", out).exitCode()).isZero();
    assertThat(run("market-game", out).exitCode()).isZero();
  }

  @Test
  void aLinkToAFolderIsAFolder() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);

    assertThat(run("market-game", link.toString()).exitCode()).isZero();
    assertThat(target.resolve("results.json")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "\"\" | --out must name a folder, got ''",
        "\"  \" | --out must name a folder, got '  '",
        "file:rel | --out: folder file:rel cannot be written: it is no URI such as"
            + " file:///a%20folder",
        "file:///tmp/a b | --out: folder file:///tmp/a b cannot be written: it is no URI such as"
            + " file:///a%20folder",
        "hdfs: | --out: folder hdfs: cannot be written: it is no URI such as hdfs://host/folder; a"
            + " path may start with ./",
        "s3a:bucket | --out: folder s3a:bucket cannot be written: it is no URI such as"
            + " hdfs://host/folder; a path may start with ./",
        "/proc/x/y | --out: folder /proc/x/y cannot be written: /proc/x is not there and cannot be"
            + " created",
        "nofs:/x | --out: folder nofs:/x cannot be written: No FileSystem for scheme \"nofs\"",
        "hdfs:///x | --out: folder hdfs:///x cannot be written: Incomplete HDFS URI, no host:"
            + " hdfs:///x",
      })
  void whatIsNoFolderIsRefusedInOneLine(String location, String message) {
    CommandLineRun run = run("market-game", location);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(message + System.lineSeparator());
    assertThat(Path.of("hdfs:")).doesNotExist();
  }

  @Test
  void aFolderInUseIsExitCode6AndLeftAlone() throws IOException {
    Path out = folder.resolve("run");
    assertThat(run("market-game", out.toString()).exitCode()).isZero();
    byte[] outcome = Files.readAllBytes(out.resolve("outcome.json"));
    try (RunFolder held = RunFolder.claim(out.toString())) {
      CommandLineRun run = run("market-game", out.toString());

      assertThat(run.exitCode()).isEqualTo(6);
      assertThat(run.err())
          .isEqualTo("--out: folder %s is in use by another run%n", held.location());
    }
    assertThat(Files.readAllBytes(out.resolve("outcome.json"))).isEqualTo(outcome);
  }

  @Test
  void aFullDiskIsNamedAndHeldResultsStay() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = mount("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
    assumeTrue(mounted, "this user may not mount a small disk");
    try {
      assertThat(run("market-game", disk.toString()).exitCode()).isZero();
      byte[] held = Files.readAllBytes(disk.resolve("results.json"));

      CommandLineRun run =
          run("market-game", disk.toString(), "--set", "sizes={from: 100, to: 1000, step: 10}");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.firstError())
          .isEqualTo(
              "walras failed: folder %s cannot be written: No space left on device (--debug shows"
                  + " where)",
              disk);
      assertThat(Files.readAllBytes(disk.resolve("results.json"))).isEqualTo(held);
      assertThat(disk.resolve(".results.json.new")).doesNotExist();
      assertThat(Files.readString(disk.resolve("outcome.json"))).contains("No space left");
    } finally {
      mount("umount", disk.toString());
    }
  }

  private static boolean mount(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private Path study() throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"), CommandLineRun.of("example", "market-game").out());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static CommandLineRun run(String study, String out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", study, "--out", out));
    arguments.addAll(List.of("--engine", "threads", "--set", "replications=10"));
    arguments.addAll(List.of("--set", "sizes=100"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
