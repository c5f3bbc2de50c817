package walras.mechanism.efficienttrade.types;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;

/**
 * Gaps by a number below one half that decides the tail probability: a polynomial in each cell of
 * numbers, and where that is not exact to rounding, one from which Newton's steps lead to the gap.
 * Cells halve with the number, so that they are as fine for small ones. Immutable.
 */
final class GapCells {

  private static final int CELL_BITS = 5;
  private static final int CELLS = 1 << CELL_BITS;
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final double ROUNDING = 4e-15;

  /** Where in a cell the polynomial is exact: Chebyshev's points, ascending in (0, 1). */
  private static final double[] NODES = nodes(8);

  private final TypeLaw law;
  private final DoubleUnaryOperator tail;
  private final int lowest;

  /** By cell, the divided differences at the nodes. */
  private final double[] differences;

  private final boolean[] isExact;

  /**
   * Fits all cells.
   *
   * @param octaves how often a half is halved
   * @param tail the tail probability of a number, monotone
   */
  GapCells(TypeLaw law, int octaves, DoubleUnaryOperator tail) {
    this.law = law;
    this.tail = tail;
    lowest = -1 - octaves;
    differences = new double[octaves * CELLS * NODES.length];
    isExact = new boolean[octaves * CELLS];
    double gap = law.width();
    for (int cell = isExact.length - 1; cell >= 0; cell--) {
      gap = fit(cell, gap);
    }
  }

  private static double[] nodes(int count) {
    double[] nodes = new double[count];
    for (int i = 0; i < count; i++) {
      nodes[i] = 0.5 - 0.5 * Elementary.cos(Math.PI * (i + 0.5) / count);
    }
    return nodes;
  }

  /**
   * Fits the polynomial of a cell, given a gap beyond it, and returns the gap at its first node.
   */
  private double fit(int cell, double beyond) {
    double[] values = new double[NODES.length];
    double gap = beyond;
    for (int i = values.length - 1; i >= 0; i--) {
      gap = GapSearch.find(law, tail(cell, NODES[i]), gap);
      values[i] = gap;
    }
    for (int order = 1; order < values.length; order++) {
      for (int i = values.length - 1; i >= order; i--) {
        values[i] = (values[i] - values[i - 1]) / (NODES[i] - NODES[i - order]);
      }
    }
    System.arraycopy(values, 0, differences, cell * values.length, values.length);
    isExact[cell] = isExact(cell, 0) && isExact(cell, 0.5) && isExact(cell, 1);
    return gap;
  }

  /** Compares where polynomials through the nodes are farthest off. */
  private boolean isExact(int cell, double place) {
    double polynomial = polynomial(cell, place);
    double probability = tail(cell, place);
    if (Math.abs(law.tail(polynomial) - probability) <= ROUNDING * probability) {
      return true;
    }
    double gap = GapSearch.find(law, probability, polynomial);
    return Math.abs(polynomial - gap) <= ROUNDING * gap;
  }

  private double tail(int cell, double place) {
    double mantissa = 1 + (cell % CELLS + place) / CELLS;
    return tail.applyAsDouble(Math.scalb(mantissa, cell / CELLS + lowest));
  }

  /** Tells whether a number is in a cell. */
  boolean hold(double number) {
    return number < 0.5 && Math.getExponent(number) >= lowest;
  }

  /** Returns the gap of a number in a cell. */
  double gap(double number) {
    long bits = Double.doubleToRawLongBits(number);
    int within = (int) (bits >>> (MANTISSA_BITS - CELL_BITS)) & (CELLS - 1);
    int cell = (Math.getExponent(number) - lowest) * CELLS + within;
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    double gap = polynomial(cell, mantissa * CELLS - (CELLS + within));
    return isExact[cell] ? gap : GapSearch.find(law, tail.applyAsDouble(number), gap);
  }

  private double polynomial(int cell, double place) {
    int first = cell * NODES.length;
    double sum = differences[first + NODES.length - 1];
    for (int i = NODES.length - 2; i >= 0; i--) {
      sum = differences[first + i] + (place - NODES[i]) * sum;
    }
    return sum;
  }
}
