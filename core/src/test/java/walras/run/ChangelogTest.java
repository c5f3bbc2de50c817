package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users whose folders are refused read what the versions of their numbers changed. */
class ChangelogTest {

  private static final String HEADING = "## numbers ";

  @Test
  void everyVersionOfNumbersSaysWhatItChanged() throws IOException {
    List<String> versions =
        Files.readAllLines(Path.of("../CHANGELOG.md")).stream()
            .filter(line -> line.startsWith(HEADING))
            .map(line -> line.substring(HEADING.length()))
            .toList();

    assertThat(versions)
        .isEqualTo(
            IntStream.range(0, NumbersVersion.CURRENT)
                .mapToObj(i -> String.valueOf(NumbersVersion.CURRENT - i))
                .toList());
  }
}
