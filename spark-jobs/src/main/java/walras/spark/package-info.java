/** Runs blocks on Spark: the only package that knows it. */
@NullMarked
package walras.spark;

import org.jspecify.annotations.NullMarked;
