/** For which coefficients of interdependence the good can be traded efficiently, by quadrature. */
@NullMarked
package walras.mechanism.efficienttrade.cutoff;

import org.jspecify.annotations.NullMarked;
