/** Two commodities, and buyers to whom both together need not be worth the sum, under signals. */
@NullMarked
package walras.mechanism.randomgrouping.signals.bundles;

import org.jspecify.annotations.NullMarked;
