package walras.mechanism.sigmawalras.economy;

import java.io.Serializable;

/**
 * How signals bend utilities.
 *
 * @param eta of the own signal, in (-1, 1)
 * @param zeta of the overall mean signal, in (-1, 1)
 * @param rho how the overall mean scales the saturating part, at least -1
 */
public record Curvature(double eta, double zeta, double rho) implements Serializable {

  /** No curvature. */
  public static final Curvature NONE = new Curvature(0, 0, 0);

  /** Returns what a signal contributes to the own marginal utility, per alpha. */
  public double own(double signal) {
    return signal + eta * signal * (1 - signal);
  }

  /** Returns the derivative of {@link #own}. */
  public double ownSlope(double signal) {
    return 1 + eta * (1 - 2 * signal);
  }

  /** Returns what the overall mean contributes to marginal utility, per beta. */
  public double mean(double mean) {
    return mean + zeta * mean * (1 - mean);
  }

  /** Returns the derivative of {@link #mean}. */
  public double meanSlope(double mean) {
    return 1 + zeta * (1 - 2 * mean);
  }
}
