/** Efficient trade of one good among agents with interdependent values. */
@NullMarked
package walras.mechanism.efficienttrade;

import org.jspecify.annotations.NullMarked;
