/** Compares the results of two runs: what must be equal, and what must agree within its errors. */
@NullMarked
package walras.compare;

import org.jspecify.annotations.NullMarked;
