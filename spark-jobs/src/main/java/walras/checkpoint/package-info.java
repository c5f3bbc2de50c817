/** Keeps folds of design points in a run folder, from which later runs continue. */
@NullMarked
package walras.checkpoint;

import org.jspecify.annotations.NullMarked;
