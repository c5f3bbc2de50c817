/** Utilities with curvature, where equilibria are solved for. */
@NullMarked
package walras.mechanism.sigmawalras.curved;

import org.jspecify.annotations.NullMarked;
