package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the quantiles of two samples say of the distance of their distribution functions.
 *
 * <p>Where a quantile of one sample lies above one of a higher level of the other, the functions
 * differ by the difference of the levels at least. The standard errors of quantiles are not used:
 * where a law has a gap or an atom at the level, as prices of two states have, the quantile jumps
 * from side to side between samples by any number of them.
 *
 * @param distance the largest distance that the quantiles prove, 0 if they prove none
 * @param baseline the level in the first sample, such as {@code p50}; empty without distance
 * @param other the level in the second
 */
record QuantileOrder(double distance, String baseline, String other) {

  /** Above 2.17, which is proved for samples of one size (Wei and Dudley 2012). */
  private static final double FACTOR = 4;

  /** Returns the largest distance between two samples. */
  static QuantileOrder of(JsonNode baseline, JsonNode other) {
    QuantileOrder largest = new QuantileOrder(0, "", "");
    for (var first : baseline.properties()) {
      for (var second : other.properties()) {
        double levels = level(second.getKey()) - level(first.getKey());
        double values = first.getValue().asDouble() - second.getValue().asDouble();
        boolean numbers = first.getValue().isNumber() && second.getValue().isNumber();
        if (numbers && levels * values > 0 && Math.abs(levels) > largest.distance) {
          largest = new QuantileOrder(Math.abs(levels), first.getKey(), second.getKey());
        }
      }
    }
    return largest;
  }

  /**
   * Returns a bound on the probability of a distance as large between samples of one law, by the
   * inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's exponent.
   *
   * @param spread the variance of the difference of two means of values with variance 1
   */
  double p(double spread) {
    return Math.min(1, FACTOR * Math.exp(-2 * distance * distance / spread));
  }

  private static double level(String quantile) {
    return Integer.parseInt(quantile.substring(1)) / 100.0;
  }
}
