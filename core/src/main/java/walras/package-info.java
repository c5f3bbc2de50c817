/** Measures how fast large-market trading mechanisms reach the competitive outcome. */
@NullMarked
package walras;

import org.jspecify.annotations.NullMarked;
