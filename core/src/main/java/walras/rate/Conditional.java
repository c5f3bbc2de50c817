package walras.rate;

/**
 * The best fit of a law with a given rate.
 *
 * @param chiSquare the sum of squared residuals in units of standard errors
 * @param law the law that attains it
 */
record Conditional(double chiSquare, Law law) {}
