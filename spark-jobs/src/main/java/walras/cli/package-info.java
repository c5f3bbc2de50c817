/** The command line. */
@NullMarked
package walras.cli;

import org.jspecify.annotations.NullMarked;
