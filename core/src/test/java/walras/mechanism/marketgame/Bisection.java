package walras.mechanism.marketgame;

import java.util.function.DoubleUnaryOperator;

/** Halves an interval: slow, and needs no derivative. */
final class Bisection {

  private Bisection() {}

  /** Bisects a decreasing function to the last bit. */
  static double root(DoubleUnaryOperator decreasing, double low, double high) {
    double left = low;
    double right = high;
    for (int i = 0; i < 200; i++) {
      double middle = 0.5 * (left + right);
      if (middle == left || middle == right) {
        break;
      }
      if (decreasing.applyAsDouble(middle) > 0) {
        left = middle;
      } else {
        right = middle;
      }
    }
    return 0.5 * (left + right);
  }
}
