/** Tables and files derived from results. */
@NullMarked
package walras.report;

import org.jspecify.annotations.NullMarked;
