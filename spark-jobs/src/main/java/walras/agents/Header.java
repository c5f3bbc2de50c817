package walras.agents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import walras.study.Spelling;
import walras.study.Texts;

/**
 * Which of a file's columns is which.
 *
 * @param positions from 0, of the columns that the file has
 * @param width how many columns it has
 */
record Header(Map<Column, Integer> positions, int width) {

  /**
   * Reads the names of the columns of a file.
   *
   * @throws UnreadableRowsException if one is unknown, stands twice or is missing
   */
  static Header of(List<String> names, String place) {
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    List<String> problems = new ArrayList<>();
    List<Column> meant = new ArrayList<>();
    List<String> known = Column.spellings();
    for (int position = 0; position < names.size(); position++) {
      String name = names.get(position);
      Optional<Column> column = Column.named(name);
      if (column.isEmpty()) {
        problems.add(
            "unknown column '%s'%s"
                .formatted(Texts.shown(name), Spelling.choice(name, "allowed", known)));
        nearest(name).ifPresent(meant::add);
      } else if (positions.putIfAbsent(column.get(), position) != null) {
        problems.add("column '%s' stands twice".formatted(name));
      }
    }
    for (Column column : Column.REQUIRED) {
      if (!positions.containsKey(column) && !meant.contains(column)) {
        problems.add("column '%s' is missing".formatted(column.spelling()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableRowsException(place, problems);
    }
    return new Header(positions, names.size());
  }

  private static Optional<Column> nearest(String name) {
    return Stream.of(Column.values())
        .filter(column -> !Spelling.suggestion(name, List.of(column.spelling())).isEmpty())
        .findFirst();
  }
}
