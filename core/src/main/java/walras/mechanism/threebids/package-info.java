/**
 * The three-bid mechanism of Matsushima (2007): groups in a ring, each of which trades at a price
 * that the bids of another group make, after everybody has bid three times.
 */
@NullMarked
package walras.mechanism.threebids;

import org.jspecify.annotations.NullMarked;
