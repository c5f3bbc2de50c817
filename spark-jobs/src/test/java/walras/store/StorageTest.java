package walras.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a scheme decides the way in which files are replaced and folders claimed. */
class StorageTest {

  @TempDir private Path temporary;

  private String location(String scheme) {
    return "%s://bucket%s/run".formatted(scheme, temporary);
  }

  private String text(String name) throws IOException {
    return Files.readString(temporary.resolve("run").resolve(name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "file, FILES", "hdfs, FILES", "viewfs, FILES", "webhdfs, FILES", "ofs, FILES",
    "s3a, OBJECTS", "s3, OBJECTS", "gs, OBJECTS", "oss, OBJECTS", "cosn, OBJECTS",
    "abfs, BLOBS", "abfss, BLOBS", "wasb, BLOBS", "wasbs, BLOBS",
  })
  void aSchemeTellsHowFilesComeToBe(String scheme, Storage storage) {
    assertThat(Storage.of(scheme)).isEqualTo(storage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs", "s3a", "abfs", "wasbs"})
  void foldersThatCannotBeClaimedHaveAnOwner(String scheme) throws IOException {
    Configuration configuration = FakeStore.configuration(scheme, FakeStore.class);

    try (RunFolder folder = HadoopFolder.claim(location(scheme), configuration)) {
      assertThat(folder.read("owner.json")).isPresent();
      assertThatThrownBy(() -> HadoopFolder.claim(location(scheme), configuration))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("is in use by another run: process ");
    }
    assertThat(FakeStore.asked()).noneMatch(asked -> asked.startsWith("append"));
    assertThat(temporary.resolve("run/owner.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs", "s3a", "oss"})
  void objectsAreWrittenUnderTheirNames(String scheme) throws IOException {
    Configuration configuration = FakeStore.configuration(scheme, FakeStore.class);

    try (RunFolder folder = HadoopFolder.claim(location(scheme), configuration)) {
      folder.replace("results.json", bytes("first"));
      folder.replace("results.json", bytes("second"));
      folder.publish("rows/1", output -> output.write(bytes("third")));
    }

    assertThat(text("results.json")).isEqualTo("second");
    assertThat(FakeStore.asked())
        .contains("create results.json", "create 1")
        .noneMatch(asked -> asked.startsWith("rename") || asked.endsWith(".new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs", "oss", "abfs"})
  void contentThatCannotBeMadeLeavesTheFile(String scheme) throws IOException {
    Configuration configuration = FakeStore.configuration(scheme, FakeStore.class);

    try (RunFolder folder = HadoopFolder.claim(location(scheme), configuration)) {
      folder.publish("rows/1", output -> output.write(bytes("whole")));

      assertThatThrownBy(
              () ->
                  folder.publish(
                      "rows/1",
                      output -> {
                        output.write(bytes("half"));
                        throw new IOException("interrupted");
                      }))
          .isInstanceOf(UnusableFolderException.class);
    }
    assertThat(text("rows/1")).isEqualTo("whole");
    assertThat(temporary.resolve("run/rows").toFile().list()).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abfs", "abfss", "wasb"})
  void blobsAreWrittenAsideAndMoved(String scheme) throws IOException {
    Configuration configuration = FakeStore.configuration(scheme, FakeStore.class);

    try (RunFolder folder = HadoopFolder.claim(location(scheme), configuration)) {
      folder.replace("results.json", bytes("first"));
      folder.replace("results.json", bytes("second"));
      folder.move("results.json", "old/results.json");
    }

    assertThat(text("old/results.json")).isEqualTo("second");
    assertThat(FakeStore.asked())
        .contains("create .results.json.new", "rename .results.json.new to results.json")
        .doesNotContain("create results.json");
    assertThat(temporary.resolve("run").toFile().list()).containsExactly("old");
  }

  /** The one moment in which a blob that is replaced has no name but the one aside. */
  @Test
  void aBlobThatCannotBeMovedStaysAside() throws IOException {
    Configuration configuration = FakeStore.configuration("abfs", Unmovable.class);

    try (RunFolder folder = HadoopFolder.claim(location("abfs"), configuration)) {
      folder.replace("owner.json", bytes("moved"));

      assertThatThrownBy(() -> folder.replace("results.json", bytes("whole")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessageContaining(".results.json.new cannot be moved to results.json");
    }
    assertThat(text(".results.json.new")).isEqualTo("whole");
  }

  /** A store that moves nothing but what tells the owner. */
  static final class Unmovable extends FakeStore {

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return to.getName().equals("owner.json") && super.rename(from, to);
    }
  }
}
