package walras.mechanism.sigmawalras.curved;

/**
 * The saturating part of marginal utility: {@code Psi(q) = (q - d) / sqrt(1 + (q - d)^2) + d /
 * sqrt(1 + d^2)}, zero at zero, increasing with a slope of at most one.
 */
final class Saturation {

  private Saturation() {}

  static double value(double quantity, double delta) {
    double x = quantity - delta;
    return x / Math.sqrt(1 + x * x) + delta / Math.sqrt(1 + delta * delta);
  }

  static double slope(double quantity, double delta) {
    double x = quantity - delta;
    double root = Math.sqrt(1 + x * x);
    return 1 / (root * root * root);
  }

  /** Returns the integral of the value from zero to a quantity. */
  static double integral(double quantity, double delta) {
    double x = quantity - delta;
    double root = Math.sqrt(1 + delta * delta);
    // sqrt(1 + x^2) - sqrt(1 + d^2) without cancellation
    double difference = quantity * (quantity - 2 * delta) / (Math.sqrt(1 + x * x) + root);
    return difference + quantity * delta / root;
  }

  /** Returns the mean slope between two quantities. */
  static double meanSlope(double from, double to, double delta) {
    double x = from - delta;
    double y = to - delta;
    double a = Math.sqrt(1 + x * x);
    double b = Math.sqrt(1 + y * y);
    // (y/b - x/a) / (y - x) = (x + y) / (a b (a y + b x)) where the signs agree
    return x * y > 0 ? (x + y) / (a * b * (a * y + b * x)) : opposite(x, y, a, b);
  }

  private static double opposite(double x, double y, double a, double b) {
    return y == x ? 1 / (a * b * a) : (y / b - x / a) / (y - x);
  }

  /**
   * Returns how far the integral over two quantities exceeds the rectangle at the second one:
   * {@code integral from q to r of Psi(r) - Psi(x) dx}, at least 0.
   *
   * @param difference the first quantity less the second, to all its digits
   */
  static double excess(double quantity, double difference, double delta) {
    double x = quantity - delta;
    double y = x - difference;
    double a = 1 + x * x;
    double b = 1 + y * y;
    return difference * difference / (Math.sqrt(b) * (Math.sqrt(a * b) + 1 + x * y));
  }
}
