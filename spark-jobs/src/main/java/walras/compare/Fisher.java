package walras.compare;

import org.apache.commons.math3.special.Gamma;

/**
 * The exact test of two frequencies (Fisher 1934): given how often an event happened in all
 * replications together, its number in the first sample is hypergeometric.
 *
 * @param first how often the event happened in the first sample
 * @param replications the size of that sample
 * @param second how often it happened in the second
 * @param others the size of that
 */
record Fisher(long first, long replications, long second, long others) {

  private static final double NEGLIGIBLE = 1e-17;

  /** Tells whether samples can be so, and are any. */
  boolean isPossible() {
    return Math.min(first, second) >= 0
        && first <= replications
        && second <= others
        && Math.min(replications, others) > 0;
  }

  /** Returns twice the probability of a number as far or farther to the side that was found. */
  double p() {
    boolean few = (double) first * (double) others < (double) second * (double) replications;
    double tail = few ? tail() : swapped().tail();
    return Math.min(1, 2 * tail);
  }

  /** Returns the difference of the frequencies in standard errors, 0 if the event never varies. */
  double z() {
    double all = (double) (replications + others);
    double share = (double) (first + second) / all;
    double variance = share * (1 - share) * (1 / (double) replications + 1 / (double) others);
    double difference = (double) second / (double) others - (double) first / (double) replications;
    return variance > 0 ? difference / Math.sqrt(variance) : 0;
  }

  private Fisher swapped() {
    return new Fisher(
        /* first= */ second,
        /* replications= */ others,
        /* second= */ first,
        /* others= */ replications);
  }

  /** Returns the probability of at most as many in the first sample as were found. */
  private double tail() {
    double term =
        Math.exp(
            logChoose(replications, first)
                + logChoose(others, second)
                - logChoose(replications + others, first + second));
    double sum = 0;
    double number = (double) first;
    double rest = (double) second;
    while (term > NEGLIGIBLE * sum) {
      sum += term;
      term *= number / (replications - number + 1) * ((others - rest) / (rest + 1));
      number--;
      rest++;
    }
    return sum;
  }

  private static double logChoose(long from, long count) {
    return Gamma.logGamma(from + 1.0)
        - Gamma.logGamma(count + 1.0)
        - Gamma.logGamma(from - count + 1.0);
  }
}
