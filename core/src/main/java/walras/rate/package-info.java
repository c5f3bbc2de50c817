/**
 * How statistics change as the number of agents grows: laws, weighted fits, intervals, verdicts.
 *
 * <p>A fit never takes logarithms of estimates and never drops their sign: it holds the law to the
 * signed estimates with their Monte Carlo errors. Intervals are profile likelihoods.
 */
@NullMarked
package walras.rate;

import org.jspecify.annotations.NullMarked;
