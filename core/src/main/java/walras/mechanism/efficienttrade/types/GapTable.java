package walras.mechanism.efficienttrade.types;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;

/**
 * Gaps of tail probabilities for many evaluations: cells that halve with the probability, and from
 * a half on with what is missing to one, as densities may vanish or have a pole at either end.
 * Immutable.
 */
final class GapTable implements DoubleUnaryOperator {

  private static final int SMALL_OCTAVES = 55;

  /** Beyond are so few draws that a search for each costs nothing. */
  private static final int LARGE_OCTAVES = 12;

  private final TypeLaw law;
  private final double root;
  private final double scale;
  private final GapCells small;
  private final GapCells large;

  GapTable(TypeLaw law) {
    this.law = law;
    root = law.tail().root();
    scale = law.tail().scale();
    small = new GapCells(law, SMALL_OCTAVES, probability -> probability);
    large = new GapCells(law, LARGE_OCTAVES, missing -> 1 - missing);
  }

  @Override
  public double applyAsDouble(double probability) {
    if (small.hold(probability)) {
      return small.gap(probability);
    }
    double missing = 1 - probability;
    if (large.hold(missing)) {
      return large.gap(missing);
    }
    double power = root == 1 ? probability : Elementary.pow(probability, root);
    return GapSearch.find(law, probability, scale * power);
  }
}
