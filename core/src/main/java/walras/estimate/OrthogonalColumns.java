package walras.estimate;

import java.util.ArrayList;
import java.util.List;

/** Columns made orthogonal to those before them by the modified Gram-Schmidt method, twice. */
final class OrthogonalColumns {

  /** Share of a column's square below which those before it determine it but for rounding. */
  private static final double NEGLIGIBLE = 1e-10;

  private final int size;
  private final List<double[]> columns = new ArrayList<>();
  private final List<double[]> shares = new ArrayList<>();
  private final List<Double> squares = new ArrayList<>();
  private int rank;

  OrthogonalColumns(int size) {
    this.size = size;
  }

  /** Adds a column, which is overwritten; it is dropped if those before it determine it. */
  void add(double[] column) {
    double whole = dot(column, column);
    double[] share = subtract(column);
    double[] again = subtract(column);
    for (int i = 0; i < share.length; i++) {
      share[i] += again[i];
    }
    double square = dot(column, column);
    boolean kept = square > NEGLIGIBLE * whole;
    columns.add(kept ? column : new double[size]);
    shares.add(share);
    squares.add(kept ? square : 0);
    rank += kept ? 1 : 0;
  }

  /** Returns the number of columns that were kept. */
  int rank() {
    return rank;
  }

  /**
   * Returns the coefficients of the columns as they were added in the projection of another column,
   * which is overwritten by its residual.
   */
  double[] project(double[] target) {
    double[] coefficients = subtract(target);
    for (int k = coefficients.length - 1; k >= 0; k--) {
      double[] share = shares.get(k);
      for (int i = 0; i < k; i++) {
        coefficients[i] -= coefficients[k] * share[i];
      }
    }
    return coefficients;
  }

  /** Takes its projection off a column and returns the multiples of the orthogonal columns. */
  private double[] subtract(double[] column) {
    double[] multiples = new double[columns.size()];
    for (int k = 0; k < multiples.length; k++) {
      if (squares.get(k) > 0) {
        double[] direction = columns.get(k);
        double multiple = dot(direction, column) / squares.get(k);
        for (int i = 0; i < size; i++) {
          column[i] -= multiple * direction[i];
        }
        multiples[k] = multiple;
      }
    }
    return multiples;
  }

  /** Returns the sum of products. */
  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
