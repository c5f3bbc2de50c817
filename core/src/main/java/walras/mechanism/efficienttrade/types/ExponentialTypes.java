package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import walras.kernel.Details;
import walras.numeric.Elementary;

/** Types in [0, upper] with a density proportional to {@code exp(-rate v)}. Immutable. */
public final class ExponentialTypes implements TypeLaw {

  private static final long serialVersionUID = 1L;
  private static final double[] SMOOTH = {};

  /** Rate times width below which the mean comes from its series. */
  private static final double NEARLY_UNIFORM = 0.1;

  private final BigDecimal rate;
  private final BigDecimal end;
  private final double slope;
  private final double width;
  private final double all;

  /**
   * Creates a law.
   *
   * @param rate of either sign, not zero, at most 500 over the upper end in magnitude
   * @param end the upper end, positive
   */
  public ExponentialTypes(BigDecimal rate, BigDecimal end) {
    this.rate = rate;
    this.end = end;
    slope = rate.doubleValue();
    width = end.doubleValue();
    all = Elementary.expm1(slope * width);
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "truncated_exponential")
        .put("rate", rate.stripTrailingZeros().toString())
        .put("upper", end.stripTrailingZeros().toString());
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return width;
  }

  @Override
  public double tail(double gap) {
    return Elementary.expm1(slope * gap) / all;
  }

  @Override
  public double density(double gap) {
    return slope * Elementary.exp(slope * gap) / all;
  }

  @Override
  public double gapOfTail(double probability) {
    return Math.min(width, Elementary.log1p(probability * all) / slope);
  }

  @Override
  public double meanGap() {
    double x = slope * width;
    if (Math.abs(x) < NEARLY_UNIFORM) {
      double w = x * x;
      double series = 1.0 / 12 - w * (1.0 / 720 - w * (1.0 / 30240 - w / 1209600));
      return width * (0.5 + x * series);
    }
    return -width / Elementary.expm1(-x) - 1 / slope;
  }

  @Override
  public Tail tail() {
    return new Tail(1, slope / all);
  }

  @Override
  public double[] knots() {
    return SMOOTH.clone();
  }
}
