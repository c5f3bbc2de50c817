/** Plans, blocks, rounds, engines and the model of the run directory. */
@NullMarked
package walras.run;

import org.jspecify.annotations.NullMarked;
