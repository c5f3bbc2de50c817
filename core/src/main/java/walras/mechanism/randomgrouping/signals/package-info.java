/** Macro shocks, signals and what both say about costs and values: what groupings share. */
@NullMarked
package walras.mechanism.randomgrouping.signals;

import org.jspecify.annotations.NullMarked;
