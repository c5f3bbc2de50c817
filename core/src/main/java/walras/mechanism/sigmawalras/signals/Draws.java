package walras.mechanism.sigmawalras.signals;

import walras.sampling.Philox;

/** Draws numbers in [0, 1]. */
@FunctionalInterface
public interface Draws {

  /** Writes independent draws. */
  void fill(Philox rng, double[] target, int count);
}
