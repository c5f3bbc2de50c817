package walras.exact;

import walras.numeric.Neumaier;
import walras.numeric.Scaled;

/**
 * A sum of terms {@code factor 2^exponent} of any size, with what rounding loses of it (Neumaier
 * 1974): the error does not grow with the number of terms. Mutable and confined to one thread.
 */
final class ScaledSum {

  /** How many powers of two a term may exceed the scale before the scale follows. */
  private static final int ROOM = 256;

  private double sum;
  private double lost;
  private long exponent = Long.MIN_VALUE / 2;

  /** Adds a finite factor times a power of two. */
  void add(double factor, long power) {
    if (factor == 0) {
      return;
    }
    long top = power + Math.getExponent(factor);
    if (top - ROOM > exponent) {
      sum = Scaled.value(sum, exponent - top);
      lost = Scaled.value(lost, exponent - top);
      exponent = top;
    }
    double term = Scaled.value(factor, power - exponent);
    lost += Neumaier.lost(sum, term);
    sum += term;
  }

  /** Adds a multiple of a number. */
  void add(double factor, Scaled number) {
    add(factor * number.mantissa(), number.exponent());
  }

  /** Returns the sum. */
  Scaled total() {
    return Scaled.of(sum + lost, exponent);
  }
}
