package walras.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every kind of folder does. Tests arrange and look through Hadoop, whatever they test. */
abstract class RunFolderContract {

  private Path temporary;
  private FileSystem files;

  @BeforeEach
  void findFiles() throws IOException {
    temporary = temporary();
    files = temporary.getFileSystem(new Configuration());
  }

  /** Returns an empty folder, other for each test. */
  abstract Path temporary() throws IOException;

  /** Opens a folder and claims it. */
  abstract RunFolder claim(Path folder) throws IOException;

  /** Opens a folder for reading. */
  abstract RunFolder view(Path folder) throws IOException;

  @Test
  void contentIsReadBackAndReplacedWhole() throws IOException {
    try (RunFolder folder = claim(at("a b/run"))) {
      folder.replace("results.json", bytes("first, and longer"));
      folder.replace("results.json", bytes("second"));
      folder.replace("checkpoint/1.bin", bytes("third"));

      assertThat(folder.read("results.json")).contains(bytes("second"));
      assertThat(folder.read("checkpoint/1.bin")).contains(bytes("third"));
    }
    try (InputStream content = files.open(at("a b/run/results.json"))) {
      assertThat(content.readAllBytes()).isEqualTo(bytes("second"));
    }
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
    Path gone = at("gone");
    try (RunFolder folder = claim(gone)) {
      files.delete(gone, true);

      assertThatThrownBy(() -> folder.replace("checkpoint/a", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage("folder %s cannot be written: it is gone", folder.location());
    }
    assertThat(files.exists(gone)).isFalse();
  }

  @Test
  void missingFilesAreNoErrors() throws IOException {
    try (RunFolder folder = view(at("nowhere"))) {
      assertThat(folder.read("results.json")).isEmpty();
      assertThat(folder.holds("results.json")).isFalse();
      folder.delete("results.json");
    }
    assertThat(files.exists(at("nowhere"))).isFalse();
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
    files.mkdirs(at("results.json"));
    try (RunFolder folder = view(temporary)) {
      assertThatThrownBy(() -> folder.read("results.json"))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("(?i)(it )?is a (directory|folder)");
    }
  }

  @Test
  void fileThatCannotBeReplacedLeavesNothingAside() throws IOException {
    files.mkdirs(at("results.json/in the way"));
    try (RunFolder folder = claim(temporary)) {
      assertThatThrownBy(() -> folder.replace("results.json", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessageStartingWith("folder %s cannot be written: ", folder.location());
    }
    assertThat(files.exists(at(".results.json.new"))).isFalse();
  }

  @Test
  void folderThatIsAFileCannotBeWritten() throws IOException {
    Path file = at("file");
    try (OutputStream content = files.create(file)) {
      content.write(bytes("x"));
    }

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
    assertThat(files.exists(at(".agents.new"))).isFalse();
  }

  private Path at(String name) {
    return new Path(temporary, name);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
