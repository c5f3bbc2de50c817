package walras.mechanism.sigmawalras.signals;

import java.io.Serializable;
import java.util.Optional;
import walras.kernel.Details;

/** The law of all signals, which lie in [0, 1]. Immutable. */
public sealed interface SignalLaw extends Serializable
    permits FiniteSignals, ContinuousSignals, GridSignals {

  /** Writes every name and number that decides the law. */
  void describe(Details details);

  /** Tells whether something that many agents share is random, so that means do not settle. */
  boolean hasFactors();

  /** Returns the mean signal of a class. */
  double mean(int k);

  /**
   * Returns how signals vary, or nothing unless classes are exchangeable.
   *
   * @param classes how many classes there are
   */
  Optional<Variation> variation(int classes);
}
