package walras.mechanism.efficienttrade.types;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;

/**
 * Gaps of tail probabilities for many evaluations: a cubic between tabulated gaps, from which one
 * step of Newton leads to rounding. Cells halve with the probability, so that they are as fine for
 * small ones. Immutable.
 */
final class GapTable implements DoubleUnaryOperator {

  private static final int OCTAVES = 44;
  private static final int CELL_BITS = 6;
  private static final int CELLS = 1 << CELL_BITS;
  private static final int MANTISSA_BITS = 52;
  private static final double LEAST = Math.scalb(1.0, -OCTAVES);

  private final TypeLaw law;
  private final Tail tail;
  private final double scale;
  private final double[] gaps = new double[OCTAVES * CELLS + 1];
  private final double[] slopes = new double[gaps.length];

  GapTable(TypeLaw law) {
    this.law = law;
    tail = law.tail();
    scale = tail.scale();
    double gap = law.width();
    for (int i = gaps.length - 1; i >= 0; i--) {
      gap = GapSearch.find(law, edge(i), gap);
      gaps[i] = gap;
      slopes[i] = 1 / law.density(gap);
    }
  }

  /** Returns the probability at which a cell begins. */
  private static double edge(int cell) {
    double mantissa = 1 + (double) (cell % CELLS) / CELLS;
    return Math.scalb(mantissa, cell / CELLS - OCTAVES);
  }

  @Override
  public double applyAsDouble(double probability) {
    return GapSearch.find(law, probability, start(probability));
  }

  private double start(double probability) {
    if (!(probability >= LEAST && probability < 1)) {
      double root = tail.root();
      return scale * (root == 1 ? probability : Elementary.pow(probability, root));
    }
    long bits = Double.doubleToRawLongBits(probability);
    int octave = Math.getExponent(probability) + OCTAVES;
    int cell = octave * CELLS + (int) (bits >>> (MANTISSA_BITS - CELL_BITS) & (CELLS - 1));
    double from = edge(cell);
    double width = edge(cell + 1) - from;
    double t = (probability - from) / width;
    double rise = gaps[cell + 1] - gaps[cell];
    double before = width * slopes[cell] - rise;
    double after = rise - width * slopes[cell + 1];
    double cubic = gaps[cell] + t * (rise + (1 - t) * (before * (1 - t) + after * t));
    return cubic > gaps[cell] && cubic < gaps[cell + 1] ? cubic : gaps[cell] + t * rise;
  }
}
