package walras.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of folder does; locations are below a folder of this machine. */
abstract class RunFolderContract {

  @TempDir Path temporary;

  /** Opens a folder and claims it. */
  abstract RunFolder claim(Path folder) throws IOException;

  /** Opens a folder for reading. */
  abstract RunFolder view(Path folder) throws IOException;

  @Test
  void contentIsReadBackAndReplacedWhole() throws IOException {
    try (RunFolder folder = claim(temporary.resolve("a b/run"))) {
      folder.replace("results.json", bytes("first, and longer"));
      folder.replace("results.json", bytes("second"));
      folder.replace("checkpoint/1.bin", bytes("third"));

      assertThat(folder.read("results.json")).contains(bytes("second"));
      assertThat(folder.read("checkpoint/1.bin")).contains(bytes("third"));
    }
    assertThat(Files.readString(temporary.resolve("a b/run/results.json"))).isEqualTo("second");
  }

  @Test
  void filesAreReplacedTogetherAndListed() throws IOException {
    try (RunFolder folder = claim(temporary)) {
      assertThat(folder.names("checkpoint")).isEmpty();

      folder.replaceAll(
          Map.of(
              "checkpoint/b", output -> output.write(bytes("second")),
              "checkpoint/a", output -> output.write(bytes("first"))));

      assertThat(folder.names("checkpoint")).containsExactly("a", "b");
      assertThat(folder.read("checkpoint/a")).contains(bytes("first"));
      assertThat(folder.read("checkpoint/b")).contains(bytes("second"));
    }
  }

  @Test
  void aFolderThatIsGoneIsNotMadeAgain() throws IOException {
    Path gone = temporary.resolve("gone");
    try (RunFolder folder = claim(gone)) {
      try (Stream<Path> files = Files.list(gone)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(gone);

      assertThatThrownBy(() -> folder.replace("checkpoint/a", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage("folder %s cannot be written: it is gone", folder.location());
    }
    assertThat(gone).doesNotExist();
  }

  @Test
  void missingFilesAreNoErrors() throws IOException {
    try (RunFolder folder = view(temporary.resolve("nowhere"))) {
      assertThat(folder.read("results.json")).isEmpty();
      assertThat(folder.holds("results.json")).isFalse();
      folder.delete("results.json");
    }
    assertThat(temporary.resolve("nowhere")).doesNotExist();
  }

  @Test
  void filesAreFoundAndDeleted() throws IOException {
    try (RunFolder folder = claim(temporary)) {
      folder.replace("1", bytes("x"));
      assertThat(folder.holds("1")).isTrue();

      folder.delete("1");

      assertThat(folder.holds("1")).isFalse();
      assertThat(folder.read("1")).isEmpty();
    }
  }

  @Test
  void folderInPlaceOfAFileCannotBeRead() throws IOException {
    Files.createDirectory(temporary.resolve("results.json"));
    try (RunFolder folder = view(temporary)) {
      assertThatThrownBy(() -> folder.read("results.json"))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("(?i)(it )?is a (directory|folder)");
    }
  }

  @Test
  void fileThatCannotBeReplacedLeavesNothingAside() throws IOException {
    Files.createDirectories(temporary.resolve("results.json/in the way"));
    try (RunFolder folder = claim(temporary)) {
      assertThatThrownBy(() -> folder.replace("results.json", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessageStartingWith("folder %s cannot be written: ", folder.location());
    }
    assertThat(temporary.resolve(".results.json.new")).doesNotExist();
  }

  @Test
  void folderThatIsAFileCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> claim(file))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessageMatching("folder \\S+file cannot be written: .*is (a|not a d).*");
  }

  @Test
  void contentThatCannotBeMadeLeavesTheFile() throws IOException {
    try (RunFolder folder = claim(temporary)) {
      folder.replace("agents", bytes("whole"));
      Content broken =
          output -> {
            output.write(bytes("half"));
            throw new IllegalStateException("no more");
          };

      assertThatThrownBy(() -> folder.replace("agents", broken)).hasMessage("no more");

      assertThat(folder.read("agents")).contains(bytes("whole"));
    }
    assertThat(temporary.resolve(".agents.new")).doesNotExist();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
