/** Benchmarks of kernels, samplers and statistics; each states its claim. */
@NullMarked
package walras.benchmarks;

import org.jspecify.annotations.NullMarked;
