package walras.rate;

import java.util.Arrays;

/**
 * Linear least squares with a handful of columns, by Householder reflections (Golub and Van Loan,
 * Matrix Computations, section 5.3). Columns are scaled to unit length first: powers of N differ by
 * many orders of magnitude.
 */
final class LeastSquares {

  /** Columns whose part orthogonal to the others is below this share of them are dependent. */
  private static final double DEPENDENT = 1e-13;

  private final double[] coefficients;
  private final double residual;
  private final double[][] triangle;
  private final double[] right;

  /**
   * Keeps a solution and what the columns and the target were reduced to.
   *
   * @param triangle column k up to row k; those below are zero
   */
  private LeastSquares(
      double[] coefficients, double residual, double[][] triangle, double[] right) {
    this.coefficients = coefficients;
    this.residual = residual;
    this.triangle = triangle;
    this.right = right;
  }

  /**
   * Minimises the squared distance between a target and a combination of columns.
   *
   * @param columns shape {@code [column][row]}, with at least as many rows as columns; left
   *     unchanged
   */
  static LeastSquares solve(double[][] columns, double[] target) {
    double[][] copy = new double[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      copy[k] = columns[k].clone();
    }
    return overwriting(copy, target.clone());
  }

  /** Does the same, but overwrites the columns and the target. */
  static LeastSquares overwriting(double[][] reduced, double[] right) {
    int count = reduced.length;
    double[] scale = new double[count];
    for (int k = 0; k < count; k++) {
      scale[k] = length(reduced[k], 0);
      scale(reduced[k], scale[k]);
    }
    double[] diagonal = new double[count];
    for (int k = 0; k < count; k++) {
      diagonal[k] = reflect(reduced, k, right);
    }
    double[] solution = substitute(reduced, diagonal, right);
    for (int k = 0; k < count; k++) {
      solution[k] = scale[k] == 0 ? 0 : solution[k] / scale[k];
    }
    double rest = length(right, count);
    for (int k = 0; k < count; k++) {
      reduced[k][k] = diagonal[k];
      for (int i = 0; i <= k; i++) {
        reduced[k][i] *= scale[k];
      }
    }
    return new LeastSquares(solution, rest * rest, reduced, right);
  }

  /**
   * Returns the best combination among those that a basis spans.
   *
   * @param basis shape {@code [vector][column]}
   */
  Fitted within(double[][] basis) {
    int count = triangle.length;
    double[][] combined = new double[basis.length][count];
    for (int j = 0; j < basis.length; j++) {
      for (int k = 0; k < count; k++) {
        for (int i = 0; i <= k; i++) {
          combined[j][i] += basis[j][k] * triangle[k][i];
        }
      }
    }
    LeastSquares solution = overwriting(combined, Arrays.copyOf(right, count));
    double[] found = new double[count];
    for (int j = 0; j < basis.length; j++) {
      for (int k = 0; k < count; k++) {
        found[k] += basis[j][k] * solution.coefficients[j];
      }
    }
    return new Fitted(found, residual + solution.residual);
  }

  /** Returns the factor of each column in the best combination; zero for a dependent column. */
  double[] coefficients() {
    return coefficients.clone();
  }

  /** Returns the factor of a column in the best combination; zero for a dependent column. */
  double coefficient(int column) {
    return coefficients[column];
  }

  /**
   * Returns the length of the part of the last column that is orthogonal to the others, with a
   * sign: one over it is the standard error of that column's factor, in units of the target's.
   */
  double lastFactor() {
    int last = triangle.length - 1;
    return triangle[last][last];
  }

  /** Returns the sum of squared residuals. */
  double residual() {
    return residual;
  }

  /** Reflects column k onto the axis k, with all later ones and the target; returns the pivot. */
  private static double reflect(double[][] columns, int k, double[] right) {
    double[] pivot = columns[k];
    double length = length(pivot, k);
    if (length <= DEPENDENT) {
      return 0;
    }
    double diagonal = pivot[k] > 0 ? -length : length;
    pivot[k] -= diagonal;
    double half = -diagonal * pivot[k];
    for (int j = k + 1; j < columns.length; j++) {
      mirror(pivot, k, half, columns[j]);
    }
    mirror(pivot, k, half, right);
    return diagonal;
  }

  private static void mirror(double[] normal, int from, double half, double[] column) {
    double product = 0;
    for (int i = from; i < column.length; i++) {
      product += normal[i] * column[i];
    }
    double factor = product / half;
    for (int i = from; i < column.length; i++) {
      column[i] -= factor * normal[i];
    }
  }

  private static double[] substitute(double[][] columns, double[] diagonal, double[] right) {
    double[] solution = new double[columns.length];
    for (int k = columns.length - 1; k >= 0; k--) {
      double sum = right[k];
      for (int j = k + 1; j < columns.length; j++) {
        sum -= columns[j][k] * solution[j];
      }
      solution[k] = diagonal[k] == 0 ? 0 : sum / diagonal[k];
    }
    return solution;
  }

  private static double length(double[] column, int from) {
    double sum = 0;
    for (int i = from; i < column.length; i++) {
      sum += column[i] * column[i];
    }
    return Math.sqrt(sum);
  }

  private static void scale(double[] column, double length) {
    for (int i = 0; length > 0 && i < column.length; i++) {
      column[i] /= length;
    }
  }
}
