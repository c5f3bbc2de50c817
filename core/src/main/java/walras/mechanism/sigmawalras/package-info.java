/** Sigma-Walrasian exchange: one divisible good, interdependent values, prices with a slope. */
@NullMarked
package walras.mechanism.sigmawalras;

import org.jspecify.annotations.NullMarked;
