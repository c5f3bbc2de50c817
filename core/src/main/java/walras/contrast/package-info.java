/** Two markets simulated with the same draws, as one market whose metrics are the differences. */
@NullMarked
package walras.contrast;

import org.jspecify.annotations.NullMarked;
