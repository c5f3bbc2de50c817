/** The registry of mechanisms. */
@NullMarked
package walras.mechanism;

import org.jspecify.annotations.NullMarked;
