package walras.rate;

/** Where the errors of observations come from. */
enum Errors {
  /** Replications: each observation states its standard error. */
  STATED,
  /**
   * The law itself, which is only leading terms: values are exact, all sizes count the same in
   * relative terms, and residuals tell how large the errors are.
   */
  RESIDUAL
}
