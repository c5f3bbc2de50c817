/** Economic primitives that mechanisms share: signal models, posteriors, laws of values. */
@NullMarked
package walras.environment;

import org.jspecify.annotations.NullMarked;
