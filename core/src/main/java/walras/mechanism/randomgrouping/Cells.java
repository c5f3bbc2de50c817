package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import walras.environment.ContinuousLaw;
import walras.environment.UniformLaw;

/**
 * The cells into which the prices of a grid cut [0, 1], each divided into parts on which both laws
 * are uniform for all that is measured: equal parts so fine that no law can be told from a uniform
 * one on them, cut once more where a law begins or ends. Where both laws are uniform, a cell is
 * divided only there, and what is measured is exact.
 *
 * <p>Parts are numbered from one; a part's number is also the number of parts up to its end.
 * Immutable.
 */
final class Cells {

  /** Enough parts that those of one cell matter no more than rounding. */
  private static final int ENOUGH = 1 << 12;

  private final int steps;

  /** How many equal parts a cell has, a power of two. */
  private final int parts;

  /** Where the parts are cut, and the equal parts of [0, 1] up to each cut. */
  private final double[] cuts;

  private final int[] before;

  private Cells(int steps, int parts, double[] cuts) {
    this.steps = steps;
    this.parts = parts;
    this.cuts = cuts;
    before = Arrays.stream(cuts).mapToInt(cut -> (int) (cut * equal())).toArray();
  }

  /** Returns the cells of a grid for two laws. */
  static Cells of(int steps, ContinuousLaw cost, ContinuousLaw value) {
    int parts = 1;
    boolean areUniform = cost instanceof UniformLaw && value instanceof UniformLaw;
    while (!areUniform && (long) steps * parts < ENOUGH) {
      parts *= 2;
    }
    double equal = (double) steps * parts;
    double[] cuts =
        DoubleStream.of(cost.least(), cost.greatest(), value.least(), value.greatest())
            .filter(end -> isInside(end * equal))
            .sorted()
            .distinct()
            .toArray();
    return new Cells(steps, parts, cuts);
  }

  /** Tells whether a point lies between whole numbers, by more than the rounding of a product. */
  private static boolean isInside(double point) {
    return Math.abs(point - Math.rint(point)) > 2 * Math.ulp(point);
  }

  private int equal() {
    return steps * parts;
  }

  /** Returns the number of cells. */
  int steps() {
    return steps;
  }

  /** Returns the number of parts of all cells. */
  int all() {
    return equal() + cuts.length;
  }

  /** Returns the number of parts of the cells up to one. */
  int upTo(int cell) {
    int end = cell * parts;
    int number = end;
    for (int first : before) {
      number += first < end ? 1 : 0;
    }
    return number;
  }

  /** Returns the value at which a part ends. */
  double end(int part) {
    int cut = cutAt(part);
    return cut >= 0 ? cuts[cut] : (double) (part - cutsBefore(part)) / equal();
  }

  /** Returns the part that holds a value. */
  int part(double value) {
    int end = Math.min(equal(), (int) (value * equal()) + 1);
    int part = end;
    for (int i = 0; i < cuts.length; i++) {
      if (before[i] < end - 1 || (before[i] == end - 1 && cuts[i] < value)) {
        part++;
      }
    }
    return part;
  }

  /** Returns the cell of a part. */
  int cell(int part) {
    int cut = cutAt(part);
    int end = cut >= 0 ? before[cut] + 1 : part - cutsBefore(part);
    return (end - 1) / parts + 1;
  }

  /** Returns the cut at which a part ends, or -1. */
  private int cutAt(int part) {
    for (int i = 0; i < cuts.length; i++) {
      if (before[i] + i + 1 == part) {
        return i;
      }
    }
    return -1;
  }

  private int cutsBefore(int part) {
    int number = 0;
    for (int i = 0; i < cuts.length; i++) {
      number += before[i] + i + 1 < part ? 1 : 0;
    }
    return number;
  }
}
