package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * Types in [0, 1] whose gap y has the tail probability {@code y^exponent}.
 *
 * @param exponent alpha, positive
 */
public record PowerTypes(BigDecimal exponent) implements TypeLaw {

  private static final double[] SMOOTH = {};

  @Override
  public void describe(Details details) {
    details.put("law", "power").put("exponent", exponent.stripTrailingZeros().toString());
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return 1;
  }

  @Override
  public double tail(double gap) {
    double alpha = exponent.doubleValue();
    return alpha == 1 ? gap : Elementary.pow(gap, alpha);
  }

  @Override
  public double density(double gap) {
    double alpha = exponent.doubleValue();
    return alpha * Elementary.pow(gap, alpha - 1);
  }

  @Override
  public double gapOfTail(double probability) {
    return Elementary.pow(probability, 1 / exponent.doubleValue());
  }

  /** Returns gaps to a few units in the last place: a power as such takes long and allocates. */
  @Override
  public DoubleUnaryOperator gaps() {
    double root = 1 / exponent.doubleValue();
    return probability -> Elementary.exp(root * Elementary.log(probability));
  }

  @Override
  public double meanGap() {
    double alpha = exponent.doubleValue();
    return alpha / (alpha + 1);
  }

  @Override
  public Tail tail() {
    return new Tail(exponent.doubleValue(), 1);
  }

  @Override
  public double[] knots() {
    return SMOOTH.clone();
  }
}
