package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;

/**
 * The pairs of price indices (x, y) in which x, y, x + y and x - y lie in given ranges.
 *
 * <p>In every column, and over all columns, they follow each other without gaps: a column x holds a
 * pair if no lower bound on y exceeds an upper one, and each of these conditions bounds x by a
 * whole number.
 */
final class Octagon implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Range x;
  private final Range y;
  private final Range sum;
  private final Range difference;
  private final Range columns;

  Octagon(Range x, Range y, Range sum, Range difference) {
    this.x = x;
    this.y = y;
    this.sum = sum;
    this.difference = difference;
    boolean rows = y.isEmpty() || sum.isEmpty() || difference.isEmpty();
    columns = rows ? new Range(0, -1) : x.and(straight()).and(halved());
  }

  /**
   * Whole numbers from one to another.
   *
   * @param from the first
   * @param to the last; the range is empty if it is before the first
   */
  record Range(long from, long to) implements Serializable {

    Range and(Range other) {
      return new Range(Math.max(from, other.from), Math.min(to, other.to));
    }

    boolean isEmpty() {
      return from > to;
    }
  }

  /** Returns the pairs of indices from 0 to a number of steps. */
  static Octagon square(int steps) {
    Range side = new Range(0, steps);
    return new Octagon(side, side, new Range(0, 2L * steps), new Range(-steps, steps));
  }

  private Range straight() {
    return new Range(
        Math.max(sum.from - y.to, difference.from + y.from),
        Math.min(sum.to - y.from, difference.to + y.to));
  }

  private Range halved() {
    return new Range(
        -Math.floorDiv(-(sum.from + difference.from), 2L),
        Math.floorDiv(sum.to + difference.to, 2L));
  }

  Octagon and(Octagon other) {
    return new Octagon(
        x.and(other.x), y.and(other.y), sum.and(other.sum), difference.and(other.difference));
  }

  /** Returns the pairs whose x also lies in a range. */
  Octagon withX(Range range) {
    return new Octagon(x.and(range), y, sum, difference);
  }

  /** Returns the pairs whose y also lies in a range. */
  Octagon withY(Range range) {
    return new Octagon(x, y.and(range), sum, difference);
  }

  /** Returns the pairs whose x + y also lies in a range. */
  Octagon withSum(Range range) {
    return new Octagon(x, y, sum.and(range), difference);
  }

  /** Returns the pairs whose x - y also lies in a range. */
  Octagon withDifference(Range range) {
    return new Octagon(x, y, sum, difference.and(range));
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  boolean contains(long column, long row) {
    return columns.from <= column
        && column <= columns.to
        && first(column) <= row
        && row <= last(column);
  }

  /** Returns the first x of a pair. */
  long firstColumn() {
    return columns.from;
  }

  /** Returns the last x of a pair. */
  long lastColumn() {
    return columns.to;
  }

  /** Returns the first y of a column. */
  long first(long column) {
    return Math.max(y.from, Math.max(sum.from - column, column - difference.to));
  }

  /** Returns the last y of a column. */
  long last(long column) {
    return Math.min(y.to, Math.min(sum.to - column, column - difference.from));
  }
}
