package walras.environment;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;

/**
 * Values that are equally likely in an interval.
 *
 * @param lower the lower end
 * @param upper the upper end, larger than the lower one
 */
public record UniformLaw(BigDecimal lower, BigDecimal upper) implements ContinuousLaw {

  /** Checks the order of the ends. */
  public UniformLaw {
    if (lower.compareTo(upper) >= 0) {
      throw new IllegalArgumentException(
          "lower end must be below the upper one, got %s and %s".formatted(lower, upper));
    }
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "uniform")
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
    double overlap = Math.min(to, upper.doubleValue()) - Math.max(from, lower.doubleValue());
    return Math.max(0, overlap) / width();
  }

  @Override
  public double mean(double from, double to) {
    double low = Math.max(from, lower.doubleValue());
    double high = Math.min(to, upper.doubleValue());
    return low < high ? 0.5 * (low + high) : 0.5 * (from + to);
  }

  @Override
  public double density(double value) {
    boolean inside = value > lower.doubleValue() && value < upper.doubleValue();
    return inside ? 1 / width() : 0;
  }

  @Override
  public double quantile(double from, double to, double share) {
    double low = Math.max(from, lower.doubleValue());
    double high = Math.min(to, upper.doubleValue());
    return low + share * (high - low);
  }

  @Override
  public double share(double from, double middle, double to) {
    double all = mass(from, to);
    return all > 0 ? Math.min(1, mass(from, middle) / all) : 0;
  }

  @Override
  public DoubleUnaryOperator quantiles() {
    return share -> quantile(0, 1, share);
  }

  @Override
  public double cumulative(double value) {
    return mass(lower.doubleValue(), value);
  }

  @Override
  public double upperMoment(double above) {
    double high = upper.doubleValue();
    return above < high ? mass(above, high) * mean(above, high) : 0;
  }

  private double width() {
    return upper.subtract(lower).doubleValue();
  }
}
