package walras.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The law by which a statistic changes as the number of agents N grows. */
public sealed interface Decay extends Serializable {

  /**
   * A power law, {@code C N^exponent (log N)^logs}: decay for a negative exponent, growth for a
   * positive one.
   *
   * @param exponent the exponent of N
   * @param logs the exponent of the natural logarithm of N, 0 without one
   * @param constant the constant C, or null where theory does not give it
   */
  record Power(double exponent, double logs, @Nullable Double constant) implements Decay {

    /** Creates a law without a logarithm. */
    public Power(double exponent, @Nullable Double constant) {
      this(exponent, 0, constant);
    }
  }

  /**
   * An exponential law, {@code C N^prefactor exp(-rate N)}.
   *
   * @param rate the rate per agent, positive
   * @param prefactor the exponent of N in front, or NaN where theory does not give it
   */
  record Exponential(double rate, double prefactor) implements Decay {}

  /** A positive constant that does not change. */
  record Constant() implements Decay {}

  /** Exactly zero at every size. */
  record Zero() implements Decay {}
}
