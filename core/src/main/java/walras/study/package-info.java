/** The study model and its reader: located problems, overrides, canonical form. */
@NullMarked
package walras.study;

import org.jspecify.annotations.NullMarked;
