package walras.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The law by which a statistic changes as the number of agents N grows. */
public sealed interface Decay extends Serializable {

  /**
   * A power law, {@code C N^exponent}: decay for a negative exponent, growth for a positive one.
   *
   * @param exponent the exponent of N
   * @param constant the constant C, or null where theory does not give it
   */
  record Power(double exponent, @Nullable Double constant) implements Decay {}

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
