package walras.rate;

/**
 * The best fit of a law with a given rate.
 *
 * @param deviance the sum of squared residuals in units of standard errors; where errors are not
 *     normal, minus twice the logarithm of the likelihood but for a constant
 * @param law the law that attains it
 */
record Conditional(double deviance, Law law) {}
