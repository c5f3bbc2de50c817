package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import org.apache.commons.math3.special.Erf;
import walras.kernel.Details;
import walras.numeric.Elementary;
import walras.numeric.FineGaussLegendre;

/**
 * Normal types given that they lie in an interval. Immutable.
 *
 * <p>Probabilities of gaps below a standard deviation come from quadrature of the density, as
 * differences of distribution functions lose what these share, others from the smaller tails.
 */
public final class NormalTypes implements TypeLaw {

  /** How many standard deviations the interval may be away from the mean. */
  public static final int MOST_DEVIATIONS = 8;

  private static final long serialVersionUID = 1L;
  private static final double ROOT_OF_TWO = Math.sqrt(2);
  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double[] SMOOTH = {};

  private final BigDecimal mean;
  private final BigDecimal sd;
  private final BigDecimal low;
  private final BigDecimal high;
  private final double deviation;
  private final double width;
  private final double bottom;
  private final double top;
  private final double mass;

  /**
   * Creates a law.
   *
   * @param mean of the normal law before the condition
   * @param sd its standard deviation, positive
   * @param low the lower end of the interval
   * @param high the upper end, above the lower one
   */
  public NormalTypes(BigDecimal mean, BigDecimal sd, BigDecimal low, BigDecimal high) {
    this.mean = mean;
    this.sd = sd;
    this.low = low;
    this.high = high;
    deviation = sd.doubleValue();
    width = high.subtract(low).doubleValue();
    bottom = low.subtract(mean).doubleValue() / deviation;
    top = high.subtract(mean).doubleValue() / deviation;
    mass = between(width / deviation);
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "truncated_normal")
        .put("mean", mean.stripTrailingZeros().toString())
        .put("sd", sd.stripTrailingZeros().toString())
        .put("lower", low.stripTrailingZeros().toString())
        .put("upper", high.stripTrailingZeros().toString());
  }

  @Override
  public double lower() {
    return low.doubleValue();
  }

  @Override
  public double upper() {
    return high.doubleValue();
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double tail(double gap) {
    return between(gap / deviation) / mass;
  }

  /** Returns the normal probability of the standard deviations next below the upper end. */
  private double between(double deviations) {
    if (deviations < 1) {
      return FineGaussLegendre.integrate(NormalTypes::normal, top - deviations, top);
    }
    double first = (top - deviations) / ROOT_OF_TWO;
    double last = top / ROOT_OF_TWO;
    return first + last > 0
        ? 0.5 * (Erf.erfc(first) - Erf.erfc(last))
        : 0.5 * (Erf.erfc(-last) - Erf.erfc(-first));
  }

  private static double normal(double z) {
    return Elementary.exp(-0.5 * z * z) / ROOT_OF_TWO_PI;
  }

  @Override
  public double density(double gap) {
    return normal(top - gap / deviation) / (deviation * mass);
  }

  @Override
  public double gapOfTail(double probability) {
    return GapSearch.find(this, probability, probability / density(0));
  }

  @Override
  public double meanGap() {
    double narrow = width / deviation;
    if (narrow < 1) {
      return FineGaussLegendre.integrate(
          gap -> gap * normal(top - gap / deviation) / (deviation * mass), 0, width);
    }
    return deviation * (top - (normal(bottom) - normal(top)) / mass);
  }

  @Override
  public Tail tail() {
    return new Tail(1, density(0));
  }

  @Override
  public double[] knots() {
    return SMOOTH.clone();
  }
}
