/** Laws of types, by the distance of a type from the upper end of its support. */
@NullMarked
package walras.mechanism.efficienttrade.types;

import org.jspecify.annotations.NullMarked;
