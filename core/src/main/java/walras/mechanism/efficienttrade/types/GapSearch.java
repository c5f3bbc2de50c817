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

  /** Relative error of the probability up to which a small step is no sign of a pole. */
  private static final double NEAR = 1e-3;

  private GapSearch() {}

  /**
   * Returns the gap below which gaps have a probability, to rounding.
   *
   * @param probability from 0 to 1
   * @param start where the search begins
   */
  static double find(TypeLaw law, double probability, double start) {
    if (!(probability > 0)) {
      return 0;
    }
    double width = law.width();
    if (probability >= 1) {
      return width;
    }
    return search(law, probability, start > 0 && start < width ? start : 0.5 * width);
  }

  private static double search(TypeLaw law, double probability, double start) {
    double low = 0;
    double high = law.width();
    double gap = start;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_STEPS && high - low > ROUNDING * high; i++) {
      double tail = law.tail(gap);
      if (tail < probability) {
        low = gap;
      } else {
        high = gap;
      }
      double next = newton(law, probability, gap, tail);
      boolean isNear = Math.abs(tail - probability) <= NEAR * probability;
      if (isNear && Math.abs(next - gap) <= ROUNDING * gap) {
        return next;
      }
      if (!(next > low && next < high)) {
        gap = middle(low, high);
        before = Double.POSITIVE_INFINITY;
        continue;
      }
      double step = Math.abs(next - gap) / gap;
      gap = next;
      if (isNear && isLast(step, before)) {
        return gap;
      }
      before = step;
    }
    return gap;
  }

  private static boolean isLast(double step, double before) {
    return step <= LAST && step <= SQUARES * before * before;
  }

  private static double newton(TypeLaw law, double probability, double gap, double tail) {
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
