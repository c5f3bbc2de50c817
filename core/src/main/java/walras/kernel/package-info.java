/** The contract that a mechanism fulfils. */
@NullMarked
package walras.kernel;

import org.jspecify.annotations.NullMarked;
