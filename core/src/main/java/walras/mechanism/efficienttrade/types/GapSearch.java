package walras.mechanism.efficienttrade.types;

import walras.numeric.Elementary;

/** Gaps of given tail probabilities: Newton's steps in logarithms within a bracket. */
final class GapSearch {

  private static final int MOST_STEPS = 200;

  /** Relative steps that are only rounding. */
  private static final double ROUNDING = 1e-15;

  /** Relative steps after which the next would be rounding, if steps shrink like squares. */
  private static final double LAST = 1e-9;

  private static final double SQUARES = 100;

  private GapSearch() {}

  /**
   * Returns the gap below which gaps have a probability, to rounding.
   *
   * @param probability from 0 to 1
   * @param start where the search begins
   */
  static double find(TypeLaw law, double probability, double start) {
    double width = law.width();
    if (!(probability > 0)) {
      return 0;
    }
    if (probability >= 1) {
      return width;
    }
    double low = 0;
    double high = width;
    double gap = start > 0 && start < width ? start : 0.5 * width;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_STEPS; i++) {
      double tail = law.tail(gap);
      if (tail < probability) {
        low = gap;
      } else {
        high = gap;
      }
      double next = step(law, probability, gap, tail);
      boolean inside = next > low && next < high;
      double step = inside ? Math.abs(next - gap) / gap : Double.POSITIVE_INFINITY;
      gap = inside ? next : middle(low, high);
      if (step <= ROUNDING || (step <= LAST && step <= SQUARES * before * before)) {
        return gap;
      }
      if (high - low <= ROUNDING * high) {
        return high;
      }
      before = step;
    }
    return gap;
  }

  private static double step(TypeLaw law, double probability, double gap, double tail) {
    double elasticity = gap * law.density(gap) / tail;
    double ratio = probability / tail;
    double distance = ratio - 1;
    double log = Math.abs(distance) < LAST ? distance : Elementary.log(ratio);
    double change = log / elasticity;
    return gap * (Math.abs(change) < LAST ? 1 + change : Elementary.exp(change));
  }

  private static double middle(double low, double high) {
    return low == 0 ? high / 1024 : 0.5 * (low + high);
  }
}
