/** Quantities computed from the estimates of design points: ratios, maxima, thresholds, roots. */
@NullMarked
package walras.derived;

import org.jspecify.annotations.NullMarked;
