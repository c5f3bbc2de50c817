package walras.replications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import walras.agents.TestTables;

/** The rows of replications in a run folder, as any reader of Parquet finds them. */
public final class RowsOnDisk {

  private RowsOnDisk() {}

  /** Returns the files of rows by their path in the folder, where a run may be writing more. */
  public static NavigableMap<String, Path> files(Path run) throws IOException {
    NavigableMap<String, Path> files = new TreeMap<>();
    Path folder = run.resolve("replications");
    for (Path point : names(folder)) {
      for (Path file : names(point)) {
        if (file.toString().endsWith(".parquet")) {
          files.put(folder.relativize(file).toString(), file);
        }
      }
    }
    return files;
  }

  /** Returns what a folder holds, without a look at it: what is written aside vanishes again. */
  private static List<Path> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(folder)) {
      return names.toList();
    }
  }

  /** Returns the rows of a design point by replication; fails where one stands twice. */
  public static NavigableMap<Long, Group> of(Path run, String point) throws IOException {
    NavigableMap<Long, Group> rows = new TreeMap<>();
    for (Map.Entry<String, Path> file : files(run).entrySet()) {
      if (file.getKey().startsWith("point=" + point + "/")) {
        for (Group row : TestTables.read(file.getValue()).rows()) {
          long replication = row.getLong("replication", 0);
          assertThat(rows.put(replication, row)).as("second row of %d", replication).isNull();
        }
      }
    }
    return rows;
  }

  /** Asserts that a design point has one row of each replication and no other. */
  public static NavigableMap<Long, Group> assertWhole(Path run, String point, long replications)
      throws IOException {
    NavigableMap<Long, Group> rows = of(run, point);
    assertThat(rows).hasSize(Math.toIntExact(replications));
    assertThat(rows.firstKey()).isZero();
    assertThat(rows.lastKey()).isEqualTo(replications - 1);
    return rows;
  }

  /** Asserts that two folders have the same files of the same rows, and nothing else beside. */
  public static void assertSame(Path run, Path expected) throws IOException {
    Set<String> wanted = files(expected).keySet();
    assertThat(wanted).isNotEmpty();
    assertThat(files(run).keySet()).isEqualTo(wanted);
    for (String name : wanted) {
      assertThat(rows(run, name)).isEqualTo(rows(expected, name));
    }
    try (Stream<Path> all = Files.walk(run.resolve("replications"))) {
      List<String> others =
          all.filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.endsWith(".parquet"))
              .toList();
      assertThat(others).containsExactly("_SUCCESS");
    }
  }

  private static List<String> rows(Path run, String file) {
    return TestTables.read(run.resolve("replications").resolve(file)).rows().stream()
        .map(Group::toString)
        .toList();
  }
}
