package walras.agents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a file of agents. */
enum Column {
  /** What the agent is called; optional. */
  AGENT,
  /** Who sells and who buys. */
  SIDE,
  /** What is traded; optional. */
  COMMODITY,
  /** Which of the agent's units of the commodity the row is about, from 1; optional. */
  UNIT,
  /** What the unit costs a seller; empty for buyers. */
  COST,
  /** What the unit is worth to a buyer; empty for sellers. */
  VALUE;

  /** The columns that every file has. */
  static final List<Column> REQUIRED = List.of(SIDE, COST, VALUE);

  /** Returns the name in a header. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the column of a name. */
  static Optional<Column> named(String name) {
    return Stream.of(values()).filter(column -> column.spelling().equals(name)).findFirst();
  }

  /** Returns the names of all columns. */
  static List<String> spellings() {
    return Stream.of(values()).map(Column::spelling).toList();
  }
}
