package walras.rate;

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

  private LeastSquares(double[] coefficients, double residual) {
    this.coefficients = coefficients;
    this.residual = residual;
  }

  /**
   * Minimises the squared distance between a target and a combination of columns.
   *
   * @param columns shape {@code [column][row]}, with at least as many rows as columns; left
   *     unchanged
   */
  static LeastSquares solve(double[][] columns, double[] target) {
    int count = columns.length;
    double[][] reduced = new double[count][];
    double[] scale = new double[count];
    for (int k = 0; k < count; k++) {
      scale[k] = length(columns[k], 0);
      reduced[k] = scaled(columns[k], scale[k]);
    }
    double[] right = target.clone();
    double[] diagonal = new double[count];
    for (int k = 0; k < count; k++) {
      diagonal[k] = reflect(reduced, k, right);
    }
    double[] solution = substitute(reduced, diagonal, right);
    for (int k = 0; k < count; k++) {
      solution[k] = scale[k] == 0 ? 0 : solution[k] / scale[k];
    }
    double rest = length(right, count);
    return new LeastSquares(solution, rest * rest);
  }

  /** Returns the factor of a column in the best combination; zero for a dependent column. */
  double coefficient(int column) {
    return coefficients[column];
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

  private static double[] scaled(double[] column, double length) {
    double[] scaled = column.clone();
    for (int i = 0; length > 0 && i < scaled.length; i++) {
      scaled[i] /= length;
    }
    return scaled;
  }
}
