package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Normal types given that they lie in an interval. Immutable.
 *
 * <p>Probabilities come from quadrature of the density, by pieces of a standard deviation from the
 * upper end, as differences of distribution functions lose what these share.
 */
public final class NormalTypes implements TypeLaw {

  /** How many standard deviations the interval may be away from the mean. */
  public static final int MOST_DEVIATIONS = 8;

  private static final long serialVersionUID = 1L;
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
  private final double[] wholes;
  private final double mass;

  /** The same whoever computes it. */
  private transient volatile @Nullable GapTable table;

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
    wholes = wholes(top, (int) (width / deviation));
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
    int whole = (int) deviations;
    return wholes[whole] + below(top - whole, deviations - whole);
  }

  /** Returns the normal probabilities of whole standard deviations below the upper end. */
  private static double[] wholes(double top, int most) {
    double[] wholes = new double[most + 1];
    for (int i = 1; i <= most; i++) {
      wholes[i] = wholes[i - 1] + below(top - (i - 1), 1);
    }
    return wholes;
  }

  /** Returns the normal probability of a stretch, which may be far smaller than its end. */
  private static double below(double end, double stretch) {
    double half = 0.5 * stretch;
    double sum = 0;
    for (int i = 0; i < GaussLegendre.TWENTY.size(); i++) {
      double z = end - half * (1 + GaussLegendre.TWENTY.point(i));
      sum += GaussLegendre.TWENTY.weight(i) * normal(z);
    }
    return half * sum;
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
  public DoubleUnaryOperator gaps() {
    GapTable known = table;
    if (known == null) {
      known = new GapTable(this);
      table = known;
    }
    return known;
  }

  @Override
  public double meanGap() {
    double narrow = width / deviation;
    if (narrow < 1) {
      return GaussLegendre.TWENTY.integrate(
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
