/** Expectations by enumeration: every configuration with its probability, nothing drawn. */
@NullMarked
package walras.exact;

import org.jspecify.annotations.NullMarked;
