package walras.environment;

import java.math.BigDecimal;
import org.apache.commons.math3.special.Erf;
import walras.kernel.Details;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Normal values given that they lie in an interval. Immutable.
 *
 * <p>Probabilities of narrow intervals come from quadrature of the density, as differences of
 * distribution functions lose what these share, others from the tail on the nearer side. Their
 * relative error is at most 1e-11.
 */
public final class TruncatedNormalLaw implements ContinuousLaw {

  /** How many standard deviations the interval may be away from the mean. */
  public static final int MOST_DEVIATIONS = 30;

  private static final long serialVersionUID = 1L;
  private static final BigDecimal LEAST_SD = new BigDecimal("1e-6");
  private static final BigDecimal MOST_SD = new BigDecimal("1e6");
  private static final double ROOT_OF_TWO = Math.sqrt(2);
  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Half the width in standard deviations up to which quadrature is exact. */
  private static final double NARROW = 0.5;

  private final BigDecimal mean;
  private final BigDecimal sd;
  private final BigDecimal lower;
  private final BigDecimal upper;
  private final double centre;
  private final double scale;
  private final double low;
  private final double high;
  private final double all;

  /**
   * Creates a law.
   *
   * @param mean of the normal law before the condition
   * @param sd its standard deviation, in [10^-6, 10^6]
   * @param lower the lower end of the interval
   * @param upper the upper end, above the lower one
   * @throws IllegalArgumentException if a parameter is outside its range, or if the interval is
   *     more than {@link #MOST_DEVIATIONS} standard deviations away from the mean
   */
  public TruncatedNormalLaw(BigDecimal mean, BigDecimal sd, BigDecimal lower, BigDecimal upper) {
    if (!isDeviation(sd) || lower.compareTo(upper) >= 0) {
      throw new IllegalArgumentException(
          "sd must lie in [10^-6, 10^6] and ends ascend, got %s, %s and %s"
              .formatted(sd, lower, upper));
    }
    if (deviations(mean, sd, lower, upper) > MOST_DEVIATIONS) {
      throw new IllegalArgumentException(
          "[%s, %s] is too far from the mean %s for the sd %s".formatted(lower, upper, mean, sd));
    }
    this.mean = mean;
    this.sd = sd;
    this.lower = lower;
    this.upper = upper;
    centre = mean.doubleValue();
    scale = sd.doubleValue();
    low = lower.doubleValue();
    high = upper.doubleValue();
    all = normalMass(low, high);
  }

  /** Tells whether a number is in [10^-6, 10^6], the range of the standard deviation. */
  public static boolean isDeviation(BigDecimal number) {
    return number.compareTo(LEAST_SD) >= 0 && number.compareTo(MOST_SD) <= 0;
  }

  /** Returns how many standard deviations an interval is away from the mean. */
  public static double deviations(
      BigDecimal mean, BigDecimal sd, BigDecimal lower, BigDecimal upper) {
    BigDecimal distance = lower.subtract(mean).max(mean.subtract(upper)).max(BigDecimal.ZERO);
    return distance.doubleValue() / sd.doubleValue();
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "truncated_normal")
        .put("mean", mean.stripTrailingZeros().toString())
        .put("sd", sd.stripTrailingZeros().toString())
        .put("lower", lower.stripTrailingZeros().toString())
        .put("upper", upper.stripTrailingZeros().toString());
  }

  @Override
  public double least() {
    return lower.doubleValue();
  }

  @Override
  public double greatest() {
    return upper.doubleValue();
  }

  @Override
  public double mass(double from, double to) {
    double first = Math.max(low, from);
    double last = Math.min(high, to);
    return first < last ? normalMass(first, last) / all : 0;
  }

  @Override
  public double mean(double from, double to) {
    double first = Math.max(low, from);
    double last = Math.min(high, to);
    double mass = first < last ? normalMass(first, last) : 0;
    if (!(mass > 0)) {
      return 0.5 * (from + to);
    }
    double moment =
        isNarrow(first, last)
            ? GaussLegendre.EIGHT.integrate(value -> value * normal(value), first, last) / mass
            : centre + scale * scale * (normal(first) - normal(last)) / mass;
    return Math.min(last, Math.max(first, moment));
  }

  @Override
  public double density(double value) {
    return value >= low && value <= high ? normal(value) / all : 0;
  }

  @Override
  public double quantile(double from, double to, double share) {
    return QuantileSearch.find(this, Math.max(low, from), Math.min(high, to), share);
  }

  /** Returns the density of the normal law. */
  private double normal(double value) {
    double z = (value - centre) / scale;
    return Elementary.exp(-0.5 * z * z) / (ROOT_OF_TWO_PI * scale);
  }

  /** Returns the probability of an interval under the normal law. */
  private double normalMass(double from, double to) {
    if (isNarrow(from, to)) {
      return GaussLegendre.EIGHT.integrate(this::normal, from, to);
    }
    double first = (from - centre) / (scale * ROOT_OF_TWO);
    double last = (to - centre) / (scale * ROOT_OF_TWO);
    return first + last > 0
        ? 0.5 * (Erf.erfc(first) - Erf.erfc(last))
        : 0.5 * (Erf.erfc(-last) - Erf.erfc(-first));
  }

  private boolean isNarrow(double from, double to) {
    double half = 0.5 * (to - from) / scale;
    double furthest = Math.max(Math.abs(from - centre), Math.abs(to - centre)) / scale;
    return half <= NARROW && half * furthest <= 1;
  }
}
