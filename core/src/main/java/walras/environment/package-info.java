/** Economic primitives that mechanisms share: finite signal models and posteriors. */
@NullMarked
package walras.environment;

import org.jspecify.annotations.NullMarked;
