package walras.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads reference tables: comma-separated, after one line with their command and one of names. */
public final class References {

  private References() {}

  /** Returns the rows of a table beside the given test class. */
  public static Stream<String[]> rows(Class<?> test, String table) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(test.getResourceAsStream(table)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(2).map(row -> row.split(",", -1)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the bins of a table whose last two columns are the end of a bin and its probability, by
   * the law that the other columns name.
   */
  public static Map<List<String>, Bins> bins(Class<?> test, String table) {
    Map<List<String>, List<String[]>> laws = new LinkedHashMap<>();
    rows(test, table)
        .forEach(
            row ->
                laws.computeIfAbsent(
                        List.of(row).subList(0, row.length - 2), law -> new ArrayList<>())
                    .add(row));
    Map<List<String>, Bins> bins = new LinkedHashMap<>();
    laws.forEach(
        (law, rows) ->
            bins.put(
                law,
                new Bins(
                    rows.stream().mapToLong(row -> Long.parseLong(row[row.length - 2])).toArray(),
                    rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[row.length - 1]))
                        .toArray())));
    return bins;
  }
}
