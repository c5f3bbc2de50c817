package walras.environment;

import java.util.function.DoubleUnaryOperator;

/** A law with a density on an interval within [0, 1]. */
public sealed interface ContinuousLaw extends ValueLaw
    permits UniformLaw, BetaLaw, TruncatedNormalLaw {

  /** Returns the probability of values between two numbers. */
  double mass(double from, double to);

  /** Returns the mean of values between two numbers, or their midpoint where there are none. */
  double mean(double from, double to);

  /** Returns the density at a value. */
  double density(double value);

  /**
   * Returns the value below which a share of the values between two numbers lies.
   *
   * @param share from 0 to 1
   */
  double quantile(double from, double to, double share);

  /**
   * Returns the share of the values between two numbers that lies below a third, zero where there
   * are none. Its relative error, and that of what it lacks of one, is at most 1e-11 plus rounding.
   */
  default double share(double from, double middle, double to) {
    double low = mass(from, middle);
    double all = low + mass(middle, to);
    return all > 0 ? low / all : 0;
  }

  /** Returns the quantiles of the whole law, by share, prepared for many evaluations. */
  default DoubleUnaryOperator quantiles() {
    return new QuantileTable(this);
  }

  @Override
  default double cumulative(double value) {
    return mass(0, value);
  }

  @Override
  default double upperMoment(double above) {
    return above < 1 ? mass(above, 1) * mean(above, 1) : 0;
  }
}
