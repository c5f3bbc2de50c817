package walras.environment;

import java.io.Serializable;
import org.apache.commons.math3.special.Beta;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Probabilities of a beta law.
 *
 * <p>Narrow intervals by quadrature of the density, as differences of distribution functions lose
 * what these share; others by the incomplete beta function from the nearer end. The relative error
 * is at most 1e-11.
 */
final class BetaIntegral implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double PRECISION = 1e-15;

  /** Half the width over the distance to an end of the support up to which quadrature is exact. */
  private static final double NARROW = 0.1;

  private final double alpha;
  private final double beta;
  private final double logBeta;

  BetaIntegral(double alpha, double beta) {
    this.alpha = alpha;
    this.beta = beta;
    logBeta = Beta.logBeta(alpha, beta);
  }

  double density(double value) {
    if (!(value > 0 && value < 1)) {
      return 0;
    }
    return Elementary.exp(
        (alpha - 1) * Elementary.log(value) + (beta - 1) * Elementary.log1p(-value) - logBeta);
  }

  /** Returns the probability of values between two numbers of [0, 1]. */
  double mass(double from, double to) {
    if (isNarrow(from, to)) {
      return GaussLegendre.EIGHT.integrate(this::density, from, to);
    }
    return from >= alpha / (alpha + beta)
        ? upTo(1 - from, beta, alpha) - upTo(1 - to, beta, alpha)
        : upTo(to, alpha, beta) - upTo(from, alpha, beta);
  }

  private static double upTo(double value, double alpha, double beta) {
    return Beta.regularizedBeta(value, alpha, beta, PRECISION);
  }

  private boolean isNarrow(double from, double to) {
    double half = 0.5 * (to - from);
    double change = Math.abs(alpha - 1) / from + Math.abs(beta - 1) / (1 - to);
    return half * change <= 1 && half <= NARROW * Math.min(from, 1 - to);
  }
}
