package walras.mechanism.randomgrouping;

import walras.environment.ContinuousLaw;
import walras.environment.UniformLaw;

/**
 * The cells into which the prices of a grid cut [0, 1], each divided into equal parts so fine that
 * a law is uniform on a part for all that is measured.
 *
 * @param steps the number of cells
 * @param parts the number of parts of a cell, a power of two
 */
record Cells(int steps, int parts) {

  /** Enough parts that those of one cell matter no more than rounding. */
  private static final int ENOUGH = 1 << 12;

  /** Returns cells for two laws; uniform ones need no parts. */
  static Cells of(int steps, ContinuousLaw cost, ContinuousLaw value) {
    if (cost instanceof UniformLaw && value instanceof UniformLaw) {
      return new Cells(steps, 1);
    }
    int parts = 1;
    while ((long) steps * parts < ENOUGH) {
      parts *= 2;
    }
    return new Cells(steps, parts);
  }

  /** Returns the number of parts of all cells. */
  int all() {
    return steps * parts;
  }

  /** Returns the value at which a part ends, counted from one. */
  double end(int part) {
    return (double) part / all();
  }

  /** Returns the part that holds a value. */
  int part(double value) {
    return Math.min(all(), (int) (value * all()) + 1);
  }

  /** Returns the cell of a part. */
  int cell(int part) {
    return (part - 1) / parts + 1;
  }

  /** Halves parts from one to another: between cells, or within a cell. */
  int middle(int first, int last) {
    return last - first > parts
        ? (first / parts + (last - first) / parts / 2) * parts
        : first + (last - first) / 2;
  }
}
