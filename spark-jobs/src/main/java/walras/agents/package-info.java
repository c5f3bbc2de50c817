/** Reads files of agents, and writes what a mechanism does to each of them. */
@NullMarked
package walras.agents;

import org.jspecify.annotations.NullMarked;
