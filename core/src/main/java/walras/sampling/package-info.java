/** Streams addressed by replication, and exact samplers of counts. */
@NullMarked
package walras.sampling;

import org.jspecify.annotations.NullMarked;
