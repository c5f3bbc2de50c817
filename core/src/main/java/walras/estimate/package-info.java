/** Mergeable statistics of metrics. */
@NullMarked
package walras.estimate;

import org.jspecify.annotations.NullMarked;
