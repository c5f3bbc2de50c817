/** Random grouping where agents care for bundles of two commodities, one unit of each. */
@NullMarked
package walras.mechanism.randomgrouping.bundles;

import org.jspecify.annotations.NullMarked;
