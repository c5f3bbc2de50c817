package walras.sampling;

/**
 * The hat of transformed rejection, a table mountain: proposals and what is compared with the law.
 *
 * <p>Source: Hörmann (1993), "The generation of binomial random variates", algorithm BTRS. For
 * uniforms u in (-1/2, 1/2) and v in (0, 1) the proposal is the floor of {@code centre + step},
 * where the centre is the mean plus 1/2; it is accepted if v is below the probability of the
 * proposal over that of the mode, times {@link #atMode}. Away from the ends of u, a v below the
 * squeeze is accepted without looking.
 *
 * <p>Instead of u, the methods take its distance from the nearer end, the paper's us, with a sign:
 * the step stretches the ends most, and there a distance has digits where u has none.
 */
final class TableMountain {

  /** The squeeze holds at least this far from the ends. */
  static final double FLAT = 0.07;

  private TableMountain() {}

  /** Returns the paper's b for a standard deviation. */
  static double b(double sd) {
    return 1.15 + 2.53 * sd;
  }

  /** Returns the paper's a for a probability of success. */
  static double a(double b, double p) {
    return -0.0873 + 0.0248 * b + 0.01 * p;
  }

  /** Returns the paper's v_r. */
  static double squeeze(double b) {
    return 0.92 - 4.2 / b;
  }

  /** Returns the proposal's distance from the centre; infinite for an end of 0. */
  static double step(double a, double b, double end) {
    double us = Math.abs(end);
    return Math.copySign((2 * a / us + b) * (0.5 - us), end);
  }

  /** Returns the numerator of the paper's factor of v. */
  static double height(double b, double sd) {
    return (2.83 + 5.1 / b) * sd;
  }

  /**
   * Returns the probability to accept a proposal whose count is as probable as the mode: one over
   * the paper's factor of v.
   */
  static double atMode(double a, double b, double sd, double end) {
    return (a / (end * end) + b) / height(b, sd);
  }
}
