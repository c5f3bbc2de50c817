package walras.rate;

import walras.numeric.Elementary;

/**
 * What each term of a power law is relative to the leading one.
 *
 * <p>Without a logarithm corrections are powers of {@code N^-1/2}. With {@code (log N)^b} they are
 * powers of {@code 1/log N}, as the logarithm of a multiple of N, and what a sum of logarithms
 * leaves behind, differ from it by those; a constant beside the power of the logarithm is one of
 * order b.
 */
final class Corrections {

  private Corrections() {}

  /**
   * Returns by which power of {@code log N} a term is smaller than the leading one: 1, 2, ... and,
   * among them, the exponent of the logarithm where it is positive.
   *
   * @param logs the exponent of the logarithm, not zero
   * @param term 0 for the leading term, then the corrections
   */
  static double logOrder(double logs, int term) {
    if (!(logs > 0) || logs == Math.rint(logs)) {
      return term;
    }
    int above = (int) Math.ceil(logs); // the constant is of the order between above - 1 and above
    if (term == above) {
      return logs;
    }
    return term < above ? term : term - 1;
  }

  /**
   * Returns a term over the leading one, as a share of what that is at the largest size.
   *
   * @param logSize the logarithm of the size over the largest size
   * @param logLargest the logarithm of the largest size
   */
  static double relative(double logs, int term, double logSize, double logLargest) {
    return logs == 0
        ? Elementary.exp(-0.5 * term * logSize)
        : Elementary.pow(1 + logSize / logLargest, -logOrder(logs, term));
  }
}
