package walras.sampling;

import walras.numeric.Elementary;

/**
 * What the normal law knows of proposals from a {@link TableMountain}: nearly all that the squeeze
 * leaves open are accepted or rejected for sure, without a logarithm.
 *
 * <p>As a law spreads out, the probability to accept a proposal becomes a function of its us alone.
 * Its extremes in each of many cells of us are widened by what laws of a finite standard deviation
 * may be off, in parts of one over it: the skewness and the half step of {@link Binomial#slack}, up
 * to 3/2 between a proposal and its count's distance from the mode, and the constants in the
 * paper's a, b and height. A decision is that of the exact ratio, so draws do not depend on it.
 */
final class NormalSqueeze {

  /** Standard deviation from which the normal law decides. */
  static final double WIDE = 300;

  private static final double CELLS_PER_US = 256;
  private static final int CELLS = 129;
  private static final int POINTS_PER_CELL = 64;

  /** What extremes may exceed those of the points by. */
  private static final double BETWEEN_POINTS = 0.002;

  /** An exponential of at most 0.3 stays below 1 plus this much of it. */
  private static final double BEND = 1.2;

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
   * Judges a proposal.
   *
   * @param sd the law's standard deviation
   * @return 1 if it is accepted, -1 if it is rejected, 0 if only the exact ratio can tell
   */
  static int verdict(double sd, double end, double v) {
    if (sd < WIDE) {
      return 0;
    }
    int cell = (int) (Math.abs(end) * CELLS_PER_US);
    double off = OFF[cell] / sd;
    if (v < LEAST[cell] * (1 - off)) {
      return 1;
    }
    return v > MOST[cell] * (1 + BEND * off) ? -1 : 0;
  }
}
