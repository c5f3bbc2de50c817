package walras.exact;

import walras.numeric.Elementary;

/** A probability as {@code factor 2^exponent}, from its logarithm; reused by one thread. */
final class Weight {

  /** The logarithm of 2 in two parts. */
  private static final double LOG_2 = 0x1.62e42fefa39efp-1;

  private static final double REST_OF_LOG_2 = 0x1.abc9e3b39803fp-56;

  double factor;
  long exponent;

  void set(double logProbability) {
    double power = Math.rint(logProbability / LOG_2);
    double rest = Math.fma(-power, REST_OF_LOG_2, Math.fma(-power, LOG_2, logProbability));
    factor = Elementary.exp(rest);
    exponent = (long) power;
  }
}
