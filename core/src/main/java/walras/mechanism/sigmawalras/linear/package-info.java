/** Linear-quadratic utilities, where everything about an agent has a closed form. */
@NullMarked
package walras.mechanism.sigmawalras.linear;

import org.jspecify.annotations.NullMarked;
