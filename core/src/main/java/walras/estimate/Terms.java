package walras.estimate;

import walras.numeric.Scaled;
import walras.numeric.ScaledExponential;

/**
 * The terms of weighted means, weight times deviation, as multiples of a common power of two: a
 * weight may be far smaller than a double can be. Mutable and confined to one thread.
 */
final class Terms {

  private final ScaledExponential[] weights;
  private int exponent;

  /** Creates terms of up to some number of replications. */
  Terms(int most) {
    weights = new ScaledExponential[most];
    for (int i = 0; i < most; i++) {
      weights[i] = new ScaledExponential();
    }
  }

  /** Sets the weights of replications by their logarithms. */
  void weights(double[] logWeights, int count) {
    for (int i = 0; i < count; i++) {
      weights[i].set(logWeights[i]);
    }
  }

  /** Replaces deviations by their terms, each over {@code 2^exponent()}. */
  void replace(double[] deviations, int count) {
    long largest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      if (deviations[i] != 0) {
        long size = Math.getExponent(deviations[i]) + weights[i].exponent();
        largest = Math.max(largest, size);
      }
    }
    exponent = largest == Long.MIN_VALUE ? 0 : Math.toIntExact(largest);
    for (int i = 0; i < count; i++) {
      deviations[i] =
          Scaled.value(deviations[i] * weights[i].factor(), weights[i].exponent() - exponent);
    }
  }

  /** Replaces a column by the weights less one. */
  void lessOne(double[] column, int count) {
    for (int i = 0; i < count; i++) {
      column[i] = Scaled.value(weights[i].factor(), weights[i].exponent()) - 1;
    }
  }

  /** Returns the power of two of the terms last computed. */
  int exponent() {
    return exponent;
  }

  /** Returns the logarithm of a term's absolute value; minus infinity at zero. */
  double log(double term) {
    return term == 0 ? Double.NEGATIVE_INFINITY : Scaled.of(Math.abs(term), exponent).log();
  }
}
