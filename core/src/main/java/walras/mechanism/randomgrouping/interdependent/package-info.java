/** Random grouping where buyers' values depend on what others know. */
@NullMarked
package walras.mechanism.randomgrouping.interdependent;

import org.jspecify.annotations.NullMarked;
