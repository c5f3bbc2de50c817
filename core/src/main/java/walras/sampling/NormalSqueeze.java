package walras.sampling;

import walras.numeric.RoughExp;

/**
 * What the normal law with two terms more, {@link #logRatio}, knows of proposals: nearly all that
 * squeezes leave open are accepted or rejected for sure. A decision is that of the exact ratio, so
 * draws do not depend on it.
 */
final class NormalSqueeze {

  /** Variance from which the verdict on a count costs less than exact ratios do. */
  static final double LEAST_VARIANCE = 25;

  /** Bounds in logarithms that are wider are of no use. */
  private static final double LOOSEST = 0.3;

  /** An exponential of at most that stays below 1 plus this much of it. */
  private static final double BEND = 1.2;

  /** The largest distance from the mode, in parts of the variance, that the slack is proved for. */
  private static final double NARROW = 0.5;

  /** What rounding adds to the slack. */
  private static final double ROUNDING = 1e-9;

  private NormalSqueeze() {}

  /**
   * Judges a proposal by its count.
   *
   * @param distance of the count from the mode
   * @param inverse one over the variance, as in {@link #logRatio}
   * @param logRatio what that returns
   * @param atMode the probability to accept it if the count were as probable as the mode
   * @return 1 if it is accepted, -1 if it is rejected, 0 if it is left open
   */
  static int verdict(
      double distance, double inverse, double logRatio, double atMode, double level) {
    double slack = slack(distance, inverse) + RoughExp.ERROR;
    if (slack > LOOSEST) {
      double most = atMode * RoughExp.of(Math.min(mostLogRatio(distance, inverse), 0));
      return Proposal.verdict(level, 0, most);
    }
    double accepted = atMode * RoughExp.of(Math.min(logRatio, 0));
    return Proposal.verdict(level, accepted * (1 - slack), accepted * (1 + BEND * slack));
  }

  /**
   * Returns nearly the logarithm of the probability of a count over that of the mode: it is off by
   * at most {@link #slack}. It holds for binomials and for hypergeometrics.
   *
   * <p>Add 1/2 to each of the four cells of successes against draws, which makes the population
   * {@code N + 2} and the margins {@code s + 1} and {@code d + 1}. Let c be the cells that are then
   * independent, {@code (s + 1) (d + 1) / (N + 2)} and so on, and y the distance of a count from
   * them: c + y are the two cells that successes fill, c - y the two that they empty. The sum of
   * the logarithms of the integers from z + 1 to x is the integral of the logarithm from z + 1/2 to
   * x + 1/2 but for an error e. So the ratio's logarithm is that of the integrals, {@code T(y)},
   * less {@code T} at the mode, but for the e of the four cells. {@code T(y)} is minus the sum of
   * {@code (c + y) log(1 + y / c) - y} over the cells, y with its sign, as the logarithms of the c
   * cancel. Its terms of order k are {@code y^k / (k (k - 1))} times a sum of {@code 1 / c^(k -
   * 1)}. With 1 / v the sum of the {@code 1 / c} and the parts {@code v / c}, which sum to 1, the
   * terms up to the fourth order are
   *
   * <pre>{@code T(y) = -y^2 / (2 v) + y^3 squares / (6 v^2) - y^4 cubes / (12 v^3)}</pre>
   *
   * <p>The binomial's two cells have the parts 1 - p and p; a hypergeometric's have products of
   * such parts. Of T at the mode only the first term is taken.
   *
   * @param distance of the count from the mode, with its sign
   * @param offset of the mode: its y, at most 1/2 either way but for rounding
   * @param inverse one over v
   * @param squares the parts' squares, those of cells that successes empty taken off
   * @param cubes the sum of the parts' cubes
   */
  static double logRatio(
      double distance, double offset, double inverse, double squares, double cubes) {
    double y = distance + offset;
    double part = y * inverse;
    double bend = y * part * (squares * (1.0 / 6) - part * cubes * (1.0 / 12));
    return part * bend - 0.5 * distance * inverse * (y + offset);
  }

  /**
   * Bounds how far {@link #logRatio} is off; infinite where that is not known.
   *
   * <p>Let h be {@code (distance + 1) / v}, above y / c for every cell, and at most 1/2. Sums of
   * powers of the parts are at most 1, so the terms of T from the fifth order on are less than the
   * first of them, {@code h^5 v / 20}, divided by 1 - h: at most {@code h^5 v / 10}. An integer i
   * adds to e between 0 and {@code 1 / (24 (i^2 - 1/4))}, which telescopes: a cell's e is at most
   * the change of {@code 1 / (24 (c + y))} from the mode to the count, thus {@code distance / (24
   * (1 - h) (1 - 0.6 / v) c^2)}, and the four together are below {@code distance / (10.5 v^2)} for
   * v from 5. What is left out of T at the mode, where y is below 0.6, is less than {@code 0.04 /
   * v^2}. So {@code (h^5 v + h / v) / 10} is enough.
   *
   * @param distance of the count from the mode, either way
   * @param inverse one over v
   */
  static double slack(double distance, double inverse) {
    double reach = Math.abs(distance) + 1;
    double part = reach * inverse;
    double square = reach * part;
    return part > NARROW
        ? Double.POSITIVE_INFINITY
        : (square * square + 1) * part * inverse * 0.1 + ROUNDING;
  }

  /**
   * Bounds the logarithm of the probability of a count over that of the mode from above, at any
   * distance but 0 and variances from 5.
   *
   * <p>Notation is that of {@link #logRatio}. For u = y / c, {@code (1 + u) log(1 + u) - u} is at
   * least {@code u^2 / (2 + 2 u / 3)}, Bernstein's bound, and u is at most {@code h = y / v}. So
   * {@code T(y)} is at most {@code -y^2 / (2 v (1 + h / 3))}. The rest is below 1/4: T at the mode
   * is above {@code -0.36 / v}, and the e of the two cells that are emptied, to 1/2 at least, add
   * up to 1/6.
   *
   * @param distance of the count from the mode, either way
   * @param inverse one over v
   */
  static double mostLogRatio(double distance, double inverse) {
    double y = Math.abs(distance) - 1;
    double part = y * inverse;
    return 0.25 - 0.5 * y * part / (1 + part * (1.0 / 3));
  }
}
