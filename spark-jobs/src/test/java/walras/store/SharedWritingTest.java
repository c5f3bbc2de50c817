package walras.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that several processes may write at a time, in each kind of folder. */
class SharedWritingTest {

  private static final byte[] CONTENT = new byte[1 << 20];

  static {
    Arrays.fill(CONTENT, (byte) 7);
  }

  @TempDir private Path temporary;

  /** A kind of folder. */
  enum Kind {
    LOCAL {
      @Override
      RunFolder view(Path folder) throws IOException {
        return LocalFolder.view(folder.toString());
      }
    },
    HADOOP {
      @Override
      RunFolder view(Path folder) throws IOException {
        return HadoopFolder.view("file://" + folder);
      }
    };

    abstract RunFolder view(Path folder) throws IOException;
  }

  /** Writes some bytes of the content and fails after them. */
  private static void publish(RunFolder folder, int bytes) {
    try {
      folder.publish(
          "rows/a",
          output -> {
            output.write(CONTENT, 0, bytes);
            if (bytes < CONTENT.length) {
              throw new IOException("dies");
            }
          });
    } catch (IOException e) {
      assertThat(bytes).isLessThan(CONTENT.length);
    }
  }

  /** What stands in for Hadoop's file systems here renames a file and its checksum one by one. */
  @Test
  void writersOfTheSameFileDoNotDisturbEachOther() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try (RunFolder folder = Kind.LOCAL.view(temporary)) {
      publish(folder, CONTENT.length);
      List<Future<?>> written = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int bytes = i % 4 == 3 ? CONTENT.length / 2 : CONTENT.length;
        written.add(writers.submit(() -> publish(folder, bytes)));
      }
      for (Future<?> each : written) {
        each.get();
        assertThat(folder.read("rows/a")).contains(CONTENT);
      }
      assertThat(folder.names("rows")).filteredOn(RunFolder::isAside).isEmpty();
    } finally {
      writers.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriterThatDiesLeavesTheFileAsItWas(Kind kind) throws IOException {
    try (RunFolder folder = kind.view(temporary)) {
      publish(folder, CONTENT.length);
      publish(folder, CONTENT.length / 2);

      assertThat(folder.read("rows/a")).contains(CONTENT);
      assertThat(folder.names("rows")).filteredOn(RunFolder::isAside).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void filesAreMovedToFoldersThatAreMade(Kind kind) throws IOException {
    try (RunFolder folder = kind.view(temporary)) {
      folder.replace("one/a", "first".getBytes(UTF_8));
      folder.replace("two/deep/a", "old".getBytes(UTF_8));

      folder.move("one/a", "two/deep/a");
      folder.move("two/deep/a", "three/b");

      assertThat(folder.read("three/b")).contains("first".getBytes(UTF_8));
      assertThat(folder.holds("one/a")).isFalse();
      assertThat(folder.holds("two/deep/a")).isFalse();
    }
  }
}
