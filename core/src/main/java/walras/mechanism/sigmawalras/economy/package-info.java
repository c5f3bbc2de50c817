/** The agents: their utilities, classes and influence on each other. */
@NullMarked
package walras.mechanism.sigmawalras.economy;

import org.jspecify.annotations.NullMarked;
