package walras.kernel;

import java.io.Serializable;
import java.util.OptionalDouble;

/** The law by which a statistic changes as the number of agents N grows. */
public sealed interface Decay extends Serializable {

  /**
   * A power law, {@code C N^exponent}: decay for a negative exponent, growth for a positive one.
   *
   * @param exponent the exponent of N
   * @param constant the constant C, where theory gives it
   */
  record Power(double exponent, OptionalDouble constant) implements Decay {

    /** Travels in a form without {@link OptionalDouble}, which Java serialization refuses. */
    private Object writeReplace() {
      return new Form(exponent, constant.isPresent(), constant.orElse(0));
    }

    private record Form(double exponent, boolean known, double constant) implements Serializable {

      private Object readResolve() {
        return new Power(exponent, known ? OptionalDouble.of(constant) : OptionalDouble.empty());
      }
    }
  }

  /**
   * An exponential law, {@code C N^prefactor exp(-rate N)}.
   *
   * @param rate the rate per agent, positive
   * @param prefactor the exponent of N in front
   */
  record Exponential(double rate, double prefactor) implements Decay {}

  /** A positive constant that does not change. */
  record Constant() implements Decay {}

  /** Exactly zero at every size. */
  record Zero() implements Decay {}
}
