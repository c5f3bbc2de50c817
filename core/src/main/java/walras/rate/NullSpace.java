package walras.rate;

import java.util.Arrays;

/** Bases of the solutions of a few homogeneous linear equations, by elimination with pivots. */
final class NullSpace {

  private NullSpace() {}

  /**
   * Returns a basis of the vectors that every row maps to zero.
   *
   * @param rows the equations, each with one factor per unknown; overwritten
   * @param unknowns the number of unknowns
   * @return shape {@code [vector][unknown]}; empty if only zero solves the equations
   */
  static double[][] of(double[][] rows, int unknowns) {
    int[] pivots = new int[rows.length];
    boolean[] bound = new boolean[unknowns];
    for (int i = 0; i < rows.length; i++) {
      int pivot = largest(rows[i], bound);
      pivots[i] = pivot;
      bound[pivot] = true;
      scale(rows[i], 1 / rows[i][pivot]);
      for (int j = 0; j < rows.length; j++) {
        if (j != i) {
          subtract(rows[j], rows[j][pivot], rows[i]);
        }
      }
    }
    double[][] basis = new double[unknowns - rows.length][unknowns];
    int next = 0;
    for (int free = 0; free < unknowns; free++) {
      if (!bound[free]) {
        double[] vector = basis[next++];
        vector[free] = 1;
        for (int i = 0; i < rows.length; i++) {
          vector[pivots[i]] = -rows[i][free];
        }
      }
    }
    return basis;
  }

  private static int largest(double[] row, boolean[] excluded) {
    int best = -1;
    for (int i = 0; i < row.length; i++) {
      if (!excluded[i] && (best < 0 || Math.abs(row[i]) > Math.abs(row[best]))) {
        best = i;
      }
    }
    if (best < 0 || row[best] == 0) {
      throw new IllegalArgumentException(
          "equations must be independent, got " + Arrays.toString(row));
    }
    return best;
  }

  private static void scale(double[] row, double factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }

  private static void subtract(double[] row, double factor, double[] other) {
    for (int i = 0; i < row.length; i++) {
      row[i] -= factor * other[i];
    }
  }
}
