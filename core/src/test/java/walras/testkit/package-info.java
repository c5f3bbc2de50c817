/** What tests share: statistical checks with one level, exact bins, reference tables. */
@NullMarked
package walras.testkit;

import org.jspecify.annotations.NullMarked;
