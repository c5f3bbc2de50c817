/** The laws of signals, and where a kernel reads them. */
@NullMarked
package walras.mechanism.sigmawalras.signals;

import org.jspecify.annotations.NullMarked;
