package walras.environment;

import java.math.BigDecimal;
import walras.kernel.Details;

/** Values in [0, 1] with a beta law. Immutable. */
public final class BetaLaw implements ContinuousLaw {

  private static final long serialVersionUID = 1L;

  /** The range of both parameters, in which probabilities are accurate. */
  private static final BigDecimal LEAST_PARAMETER = new BigDecimal("0.1");

  private static final BigDecimal MOST_PARAMETER = new BigDecimal("1000");

  private final BigDecimal alpha;
  private final BigDecimal beta;
  private final double mean;
  private final BetaIntegral own;

  /** The law whose density is this one's times the value, over the mean. */
  private final BetaIntegral tilted;

  /**
   * Creates a law.
   *
   * @param alpha the exponent of the value in the density, plus one
   * @param beta the exponent of what the value lacks of one, plus one
   * @throws IllegalArgumentException if a parameter is not in [0.1, 1000]
   */
  public BetaLaw(BigDecimal alpha, BigDecimal beta) {
    if (!isParameter(alpha) || !isParameter(beta)) {
      throw new IllegalArgumentException(
          "parameters must lie in [0.1, 1000], got %s and %s".formatted(alpha, beta));
    }
    this.alpha = alpha;
    this.beta = beta;
    double a = alpha.doubleValue();
    double b = beta.doubleValue();
    mean = a / (a + b);
    own = new BetaIntegral(a, b);
    tilted = new BetaIntegral(a + 1, b);
  }

  /** Tells whether a number is in [0.1, 1000], the range of both parameters. */
  public static boolean isParameter(BigDecimal number) {
    return number.compareTo(LEAST_PARAMETER) >= 0 && number.compareTo(MOST_PARAMETER) <= 0;
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "beta")
        .put("alpha", alpha.stripTrailingZeros().toString())
        .put("beta", beta.stripTrailingZeros().toString());
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double greatest() {
    return 1;
  }

  @Override
  public double mass(double from, double to) {
    double low = Math.max(0, from);
    double high = Math.min(1, to);
    return low < high ? own.mass(low, high) : 0;
  }

  @Override
  public double mean(double from, double to) {
    double low = Math.max(0, from);
    double high = Math.min(1, to);
    double mass = mass(low, high);
    return mass > 0
        ? Math.min(high, Math.max(low, mean * tilted.mass(low, high) / mass))
        : 0.5 * (from + to);
  }

  @Override
  public double density(double value) {
    return own.density(value);
  }

  @Override
  public double quantile(double from, double to, double share) {
    return QuantileSearch.find(this, Math.max(0, from), Math.min(1, to), share);
  }
}
