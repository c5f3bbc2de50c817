package walras.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of file does; locations are files of this machine. */
class SourceFileTest {

  @TempDir Path folder;

  private Path path;

  /** How a file is named, and who opens it. */
  enum Naming {
    PATH {
      @Override
      SourceFile find(Path path) throws IOException {
        return SourceFile.of(path.toString());
      }
    },
    URI {
      @Override
      SourceFile find(Path path) throws IOException {
        return SourceFile.of(path.toUri().toString());
      }
    },
    HADOOP {
      @Override
      SourceFile find(Path path) throws IOException {
        return HadoopFile.of("file://" + path);
      }
    };

    abstract SourceFile find(Path path) throws IOException;
  }

  @BeforeEach
  void write() throws IOException {
    path = Files.writeString(folder.resolve("a b.csv"), "0123456789");
  }

  @ParameterizedTest
  @EnumSource(Naming.class)
  void bytesAreReadFromAnyPosition(Naming naming) throws IOException {
    SourceFile file = naming.find(path);

    assertThat(file.bytes()).isEqualTo(10);
    try (SourceStream bytes = file.open()) {
      assertThat(bytes.read()).isEqualTo('0');
      bytes.seek(7);
      assertThat(bytes.position()).isEqualTo(7);
      assertThat(new String(bytes.readAllBytes(), UTF_8)).isEqualTo("789");
      assertThat(bytes.position()).isEqualTo(10);
      assertThat(bytes.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource(Naming.class)
  void whatIsNoFileIsRefused(Naming naming) {
    assertThatThrownBy(() -> naming.find(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no such file");
    assertThatThrownBy(() -> naming.find(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("must be a file, got a folder");
  }

  @Test
  void urisThatAreNoneAreRefused() {
    assertThatThrownBy(() -> SourceFile.of("hdfs:agents.csv"))
        .hasMessage("it is no URI such as hdfs://host/folder; a path may start with ./");
    assertThatThrownBy(() -> SourceFile.of("nowhere://host/agents.csv"))
        .hasMessageStartingWith("cannot be reached: No FileSystem for scheme \"nowhere\"");
  }
}
