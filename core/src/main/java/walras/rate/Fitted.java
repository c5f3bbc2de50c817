package walras.rate;

/** The best combination of columns. */
final class Fitted {

  /** The deviance where no combination agrees with the observations at all. */
  static final double NONE = 1e300;

  private final double[] coefficients;
  private final double deviance;

  /**
   * Keeps a combination.
   *
   * @param coefficients the factor of each column; not copied
   * @param deviance the deviance that it leaves; {@link #NONE} where there is none
   */
  Fitted(double[] coefficients, double deviance) {
    this.coefficients = coefficients;
    this.deviance = deviance;
  }

  /** Returns what stands for no combination. */
  static Fitted none(int columns) {
    return new Fitted(new double[columns], NONE);
  }

  /** Returns the factor of each column; not to be changed. */
  double[] coefficients() {
    return coefficients;
  }

  double deviance() {
    return deviance;
  }

  boolean exists() {
    return deviance < NONE;
  }
}
