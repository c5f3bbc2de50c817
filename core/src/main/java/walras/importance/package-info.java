/** Importance sampling: markets drawn from proposals, whose replications carry weights. */
@NullMarked
package walras.importance;

import org.jspecify.annotations.NullMarked;
