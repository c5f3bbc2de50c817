package walras.sampling;

import walras.numeric.Elementary;
import walras.numeric.RoughExp;

/**
 * What the normal law knows of proposals from a {@link TableMountain}: nearly all that the squeeze
 * leaves open are accepted or rejected for sure. A decision is that of the exact ratio, so draws do
 * not depend on it.
 *
 * <p>It asks twice. As a law spreads out, the probability to accept a proposal becomes a function
 * of its us alone. Its extremes in each of many cells of us are widened by what laws of a finite
 * standard deviation may be off, in parts of one over it: the skewness and the half step of {@link
 * #slack}, up to 3/2 between a proposal and its count's distance from the mode, and the constants
 * in the paper's a, b and height. What this leaves open the ratio of the normal law at the count
 * itself may settle.
 */
final class NormalSqueeze {

  private static final double CELLS_PER_US = 256;
  private static final int CELLS = 129;
  private static final int POINTS_PER_CELL = 64;

  /** What extremes may exceed those of the points by. */
  private static final double BETWEEN_POINTS = 0.002;

  /** Bounds in logarithms that are wider are of no use. */
  private static final double LOOSEST = 0.3;

  /** An exponential of at most that stays below 1 plus this much of it. */
  private static final double BEND = 1.2;

  /** What rounding adds to the slack. */
  private static final double ROUNDING = 1e-9;

  /** The paper's a, b and height per standard deviation, in the limit. */
  private static final double A = 0.0248 * 2.53;

  private static final double B = 2.53;
  private static final double HEIGHT = 2.83;

  /** Cells farther out, in standard deviations, are judged as the last one within. */
  private static final double FARTHEST = 5;

  /** The least and the largest probability to accept in a cell, and how far they may be off. */
  private static final double[] LEAST = new double[CELLS];

  private static final double[] MOST = new double[CELLS];
  private static final double[] OFF = new double[CELLS];

  static {
    for (int cell = CELLS - 1; cell >= 0; cell--) {
      double us = cell / CELLS_PER_US;
      if (distance(us) <= FARTHEST) {
        LEAST[cell] = (1 - BETWEEN_POINTS) * extreme(us, -1);
        MOST[cell] = (1 + BETWEEN_POINTS) * extreme(us, 1);
        OFF[cell] = 2 + distance(us) * (3 + distance(us) * distance(us) / 3 + 0.06 / us);
      } else {
        MOST[cell] = MOST[cell + 1];
        OFF[cell] = OFF[cell + 1];
      }
    }
  }

  private NormalSqueeze() {}

  private static double extreme(double from, int direction) {
    double extreme = direction * accepted(from);
    for (int point = 1; point <= POINTS_PER_CELL; point++) {
      double us = Math.min(0.5, from + point / (POINTS_PER_CELL * CELLS_PER_US));
      extreme = Math.max(extreme, direction * accepted(us));
    }
    return direction * extreme;
  }

  private static double distance(double us) {
    return (2 * A / us + B) * (0.5 - us);
  }

  private static double accepted(double us) {
    double distance = distance(us);
    return Elementary.exp(-0.5 * distance * distance) * (A / (us * us) + B) / HEIGHT;
  }

  /**
   * Judges a proposal by its place.
   *
   * @param sd the law's standard deviation
   * @return 1 if it is accepted, -1 if it is rejected, 0 if it is left open
   */
  static int verdict(double sd, double end, double level) {
    int cell = (int) (Math.abs(end) * CELLS_PER_US);
    return judge(level, LEAST[cell], MOST[cell], OFF[cell] / sd);
  }

  /**
   * Judges a proposal by its count.
   *
   * @param distance of the count from the mode
   * @param inverse one over the law's variance
   * @param atMode the probability to accept it if the count were as probable as the mode
   * @return 1 if it is accepted, -1 if it is rejected, 0 if it is left open
   */
  static int verdict(double distance, double inverse, double atMode, double level) {
    double slack = slack(distance, inverse) + RoughExp.ERROR;
    if (slack > LOOSEST) {
      return 0;
    }
    double accepted = atMode * RoughExp.of(-0.5 * distance * distance * inverse);
    return judge(level, accepted, accepted, slack);
  }

  private static int judge(double level, double least, double most, double off) {
    return off > LOOSEST ? 0 : Proposal.verdict(level, least * (1 - off), most * (1 + BEND * off));
  }

  /**
   * Bounds how far the logarithm of a ratio is from that of the normal law, for distances from the
   * mode of at most half the variance less 1; beyond, it is above 0.3. It holds for binomials and
   * for hypergeometrics.
   *
   * <p>Let c be the means of the four cells of successes against draws, and d the distance of a
   * step from the mean. A step outwards multiplies the probability by {@code 1 - d / c} for the two
   * cells that it empties and divides it by {@code 1 + d / c} for the two that it fills. The terms
   * of first order make the normal law but for half a step, as the mode is the floor of {@code
   * (successes + 1) (draws + 1) / (population + 2)}; those of second order stay below the rest of
   * the slack, as the four {@code 1 / c} sum to the inverse of the variance, less one part of the
   * population.
   */
  static double slack(double distance, double inverseVariance) {
    double bend = (distance * (distance / 3 + 0.625) + 1.0 / 6) * inverseVariance + 0.5;
    return distance * inverseVariance * bend + ROUNDING;
  }
}
