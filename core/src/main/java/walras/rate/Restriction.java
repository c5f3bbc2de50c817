package walras.rate;

/** Which combinations of columns are laws. */
interface Restriction {

  /** Every combination is one. */
  Restriction FREE =
      (columns, target) -> {
        LeastSquares solution = LeastSquares.overwriting(columns, target.clone());
        return new Fitted(solution.coefficients(), solution.residual());
      };

  /**
   * Returns the combination nearest to a target among those that are laws, with its squared
   * distance.
   *
   * @param columns shape {@code [column][row]}; overwritten
   * @param target left unchanged
   */
  Fitted nearest(double[][] columns, double[] target);
}
