package walras.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySourceTest {

  @TempDir private Path folder;

  private static InputStream bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new ByteArrayInputStream(bytes);
  }

  private BundledStudies bundled() throws IOException {
    Path studies = Files.createDirectories(folder.resolve("walras/studies"));
    Files.writeString(studies.resolve("index.txt"), "market-game\n\n  three-bids\n");
    Files.writeString(studies.resolve("market-game.yaml"), "study: bundled\n");
    URL[] urls = {folder.toUri().toURL()};
    return BundledStudies.of(new URLClassLoader(urls, null));
  }

  private StudySource find(String spelling) throws IOException {
    return StudySource.find(
        spelling, bundled(), new ByteArrayInputStream("study: in\n".getBytes(UTF_8)));
  }

  @Test
  void filesAreRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "\uFEFFstudy: café\n");

    assertThat(find(file.toString())).isEqualTo(new StudySource(file.toString(), "study: café\n"));
  }

  @Test
  void bundledStudiesAndStandardInputAreRead() throws IOException {
    assertThat(find("market-game")).isEqualTo(new StudySource("market-game", "study: bundled\n"));
    assertThat(find("-")).isEqualTo(new StudySource("standard input", "study: in\n"));
    assertThat(bundled().names()).containsExactly("market-game", "three-bids");
  }

  @Test
  void whatIsNowhereGetsTheNearestName() {
    assertThatThrownBy(() -> find("market-gam"))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(
            "market-gam: is neither a file nor a bundled study; did you mean 'market-game'?"
                + " bundled: market-game, three-bids");
    assertThatThrownBy(() -> find("a\u0000b"))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage("a\\u0000b: is neither a file nor a bundled study");
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> StudySource.of(missing))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> find(folder.toString()))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(folder + ": must be a file, got a directory");
  }

  @Test
  void largeFilesAreNotRead() throws IOException {
    Path large = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    assertThatThrownBy(() -> StudySource.of(large))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(large + ": must have at most 1048576 bytes, got 100000000 bytes");
    InputStream endless = new ByteArrayInputStream(new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> StudySource.of("pipe", endless))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage("pipe: must have at most 1048576 bytes, got more");
  }

  @Test
  void textMustBeUtf8() {
    assertThatThrownBy(() -> StudySource.of("s.yaml", bytes('a', '\n', 'b', 0xFF)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage("s.yaml:2: must be UTF-8 text, got byte 0xFF");
    assertThatThrownBy(() -> StudySource.of("s.yaml", bytes('a', 0xC3)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage("s.yaml:1: must be UTF-8 text, got byte 0xC3");
  }

  @Test
  void streamsThatFailAreNamed() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThatThrownBy(() -> StudySource.of("pipe", broken))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage("pipe: cannot be read: Stream closed");
  }

  @Test
  void onlyListedStudiesOpen() throws IOException {
    BundledStudies studies = bundled();
    assertThatThrownBy(() -> studies.open("../secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bundled study must exist, got ../secret");
  }
}
