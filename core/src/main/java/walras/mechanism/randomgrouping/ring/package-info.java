/** A ring of three groups or more, each of which trades at the price formed in the next. */
@NullMarked
package walras.mechanism.randomgrouping.ring;

import org.jspecify.annotations.NullMarked;
