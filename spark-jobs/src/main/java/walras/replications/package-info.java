/** Keeps the rows of replications in a run folder, as Parquet. */
@NullMarked
package walras.replications;

import org.jspecify.annotations.NullMarked;
