package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;

/**
 * Types that are equally likely in an interval.
 *
 * @param low the lower end
 * @param high the upper end, above the lower one
 */
public record UniformTypes(BigDecimal low, BigDecimal high) implements TypeLaw {

  private static final double[] SMOOTH = {};

  @Override
  public void describe(Details details) {
    details
        .put("law", "uniform")
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
    return high.subtract(low).doubleValue();
  }

  @Override
  public double tail(double gap) {
    return gap / width();
  }

  @Override
  public double density(double gap) {
    return 1 / width();
  }

  @Override
  public double gapOfTail(double probability) {
    return probability * width();
  }

  @Override
  public DoubleUnaryOperator gaps() {
    double width = width();
    return probability -> probability * width;
  }

  @Override
  public double meanGap() {
    return 0.5 * width();
  }

  @Override
  public Tail tail() {
    return new Tail(1, 1 / width());
  }

  @Override
  public double[] knots() {
    return SMOOTH.clone();
  }
}
