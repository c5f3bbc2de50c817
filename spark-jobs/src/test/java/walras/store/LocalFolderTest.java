package walras.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalFolderTest extends RunFolderContract {

  @Override
  RunFolder claim(Path folder) throws IOException {
    return RunFolder.claim(folder.toString());
  }

  @Override
  RunFolder view(Path folder) throws IOException {
    return RunFolder.view(folder.toUri().toString());
  }

  @Test
  void folderIsClaimedOnceAtATime() throws IOException {
    try (RunFolder first = claim(temporary)) {
      assertThatThrownBy(() -> claim(temporary))
          .isInstanceOf(FolderInUseException.class)
          .hasMessage("folder %s is in use by another run", first.location());
    }
    claim(temporary).close();
  }

  @Test
  void nothingButTheFileStays() throws IOException {
    try (RunFolder folder = claim(temporary)) {
      folder.replace("results.json", bytes("x"));
    }
    assertThat(temporary.toFile().list()).containsExactlyInAnyOrder("results.json", ".lock");
  }

  @Test
  void writingWhereAFileStandsInTheWayNamesTheFolder() throws IOException {
    try (RunFolder folder = claim(temporary)) {
      folder.replace("plots", bytes("x"));

      assertThatThrownBy(() -> folder.replace("plots/a.svg", bytes("x")))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage(
              "folder %s cannot be written: %s is a file", temporary, temporary.resolve("plots"));
    }
  }
}
