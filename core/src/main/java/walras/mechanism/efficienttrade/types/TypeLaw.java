package walras.mechanism.efficienttrade.types;

import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;

/**
 * A law of types on an interval, seen from its upper end: a type is given by its gap, the distance
 * from the upper end, because what many agents do depends on gaps of 10^-12 and less. Immutable.
 */
public sealed interface TypeLaw extends Serializable
    permits UniformTypes,
        SineTypes,
        PowerTypes,
        BetaTypes,
        ExponentialTypes,
        NormalTypes,
        PiecewiseTypes {

  /** Writes every number that decides the law. */
  void describe(Details details);

  /** Returns the lower end of the support. */
  double lower();

  /** Returns the upper end of the support. */
  double upper();

  /** Returns the length of the support. */
  default double width() {
    return upper() - lower();
  }

  /**
   * Returns the probability of a smaller gap, accurate relative to itself however small.
   *
   * @param gap from 0 to the width
   */
  double tail(double gap);

  /**
   * Returns the density at a gap.
   *
   * @param gap from 0 to the width
   */
  double density(double gap);

  /**
   * Returns the gap with a given probability of a smaller one, accurate relative to itself.
   *
   * @param probability from 0 to 1
   */
  double gapOfTail(double probability);

  /** Returns {@link #gapOfTail} prepared for many evaluations by one thread or several. */
  default DoubleUnaryOperator gaps() {
    return this::gapOfTail;
  }

  /** Returns the expected gap. */
  double meanGap();

  /** Returns how the probability of small gaps begins. */
  Tail tail();

  /** Returns the gaps inside the support at which the density is not smooth, ascending. */
  double[] knots();

  /** Returns the expected type. */
  default double mean() {
    return upper() - meanGap();
  }
}
