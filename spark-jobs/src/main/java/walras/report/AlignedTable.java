package walras.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest cell. */
public final class AlignedTable {

  /** What stands between columns. */
  static final String GAP = "  ";

  private enum Side {
    LEFT,
    RIGHT
  }

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  private AlignedTable(List<Side> sides) {
    this.sides = sides;
  }

  /**
   * Creates a table without rows.
   *
   * @param sides a letter per column: {@code l} for text, {@code r} for numbers
   */
  public static AlignedTable of(String sides) {
    return new AlignedTable(
        sides.chars().mapToObj(side -> side == 'r' ? Side.RIGHT : Side.LEFT).toList());
  }

  /** Adds a row with a cell per column. */
  public AlignedTable row(String... cells) {
    if (cells.length != sides.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, got %d".formatted(sides.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Returns a line per row, without trailing blanks. */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < sides.size(); column++) {
      int position = column;
      widths.add(rows.stream().mapToInt(row -> row.get(position).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, List<Integer> widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String blanks = " ".repeat(widths.get(column) - cell.length());
      cells.add(sides.get(column) == Side.RIGHT ? blanks + cell : cell + blanks);
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
