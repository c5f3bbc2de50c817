/** The grid of prices, and the rules that decide between equally good prices and quantities. */
@NullMarked
package walras.mechanism.randomgrouping.grid;

import org.jspecify.annotations.NullMarked;
