package walras.mechanism.efficienttrade.types;

import walras.numeric.Elementary;

/**
 * The leading term of the probability of a small gap y, {@code coefficient * y^exponent}.
 *
 * @param exponent alpha, positive
 * @param coefficient c, positive
 */
public record Tail(double exponent, double coefficient) {

  /** Returns 1/alpha: gaps of the highest types fall as this power of the number of agents. */
  public double root() {
    return 1 / exponent;
  }

  /** Returns kappa, {@code c^(-1/alpha)}: the gap with tail probability q is about kappa q^root. */
  public double scale() {
    return exponent == 1 ? 1 / coefficient : Elementary.pow(coefficient, -root());
  }
}
