package walras.mechanism.sigmawalras.signals;

import java.io.Serializable;
import walras.kernel.Details;

/** A law with a density on [0, 1], from which factors and signals are drawn. Immutable. */
public sealed interface BaseLaw extends Serializable permits UniformBase, BetaBase {

  /** Writes every number that decides the law. */
  void describe(Details details);

  /** Returns the mean. */
  double mean();

  /** Returns the variance. */
  double variance();

  /** Returns the value below which a share of the probability lies. */
  double quantile(double share);

  /** Returns what draws from the law; confined to one thread. */
  Draws draws();
}
