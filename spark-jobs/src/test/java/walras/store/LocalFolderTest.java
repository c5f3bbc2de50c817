package walras.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest extends RunFolderContract {

  @TempDir private Path temporary;

  @Override
  org.apache.hadoop.fs.Path temporary() {
    return new org.apache.hadoop.fs.Path(temporary.toString());
  }

  @Override
  RunFolder claim(org.apache.hadoop.fs.Path folder) throws IOException {
    return RunFolder.claim(folder.toUri().getPath());
  }

  @Override
  RunFolder view(org.apache.hadoop.fs.Path folder) throws IOException {
    return RunFolder.view(Path.of(folder.toUri().getPath()).toUri().toString());
  }

  private RunFolder claim() throws IOException {
    return claim(temporary());
  }

  @Test
  void folderIsClaimedOnceAtATime() throws IOException {
    try (RunFolder first = claim()) {
      assertThatThrownBy(() -> claim())
          .isInstanceOf(FolderInUseException.class)
          .hasMessage("folder %s is in use by another run", first.location());
    }
    claim().close();
  }

  @Test
  void nothingButTheFileStays() throws IOException {
    try (RunFolder folder = claim()) {
      folder.replace("results.json", bytes("x"));
    }
    assertThat(temporary.toFile().list()).containsExactlyInAnyOrder("results.json", ".lock");
  }

  @Test
  void aFolderThatGoesWhileItIsWrittenIsGone() throws IOException {
    Path place = temporary.resolve("run");
    Content going =
        output -> {
          output.write(bytes("half"));
          Files.move(place, temporary.resolve("elsewhere"));
        };
    try (RunFolder folder = RunFolder.claim(place.toString())) {
      assertThatThrownBy(() -> folder.replace("results.json", going))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage("folder %s cannot be written: it is gone", place);
    }
    assertThat(place).doesNotExist();
  }

  @Test
  void writingWhereAFileStandsInTheWayNamesTheFolder() throws IOException {
    try (RunFolder folder = claim()) {
      folder.replace("plots", bytes("x"));

      assertThatThrownBy(() -> folder.replace("plots/a.svg", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage(
              "folder %s cannot be written: %s is a file", temporary, temporary.resolve("plots"));
    }
  }
}
