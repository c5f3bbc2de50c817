package walras.mechanism.threebids;

import walras.numeric.Elementary;

/** Relative entropy of shares of two kinds. */
final class BinaryEntropy {

  private BinaryEntropy() {}

  /** Returns the relative entropy of a share from another, both strictly between 0 and 1. */
  static double relative(double share, double from) {
    return share * Elementary.log(share / from)
        + (1 - share) * Elementary.log((1 - share) / (1 - from));
  }
}
