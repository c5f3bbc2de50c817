/** The two-stage market game with a provisional first-stage offer. */
@NullMarked
package walras.mechanism.marketgame;

import org.jspecify.annotations.NullMarked;
