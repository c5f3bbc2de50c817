/** Random grouping: two groups of traders, each of which trades at the price of the other. */
@NullMarked
package walras.mechanism.randomgrouping;

import org.jspecify.annotations.NullMarked;
