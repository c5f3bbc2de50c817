/** Root finding and elementary functions: thin glue over Commons Math. */
@NullMarked
package walras.numeric;

import org.jspecify.annotations.NullMarked;
