package walras.rate;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import walras.estimate.Estimate;

/** What estimates say of statistics other than mean and standard deviation. */
final class Readings {

  private Readings() {}

  /**
   * Returns the standard error of a quantile.
   *
   * @param errors those of {@link Estimate#LEVELS} as far as they are known
   * @param level position in {@link Estimate#LEVELS}
   * @return NaN where it is not known
   */
  static double quantileError(List<Double> errors, int level) {
    return level < errors.size() ? errors.get(level) : Double.NaN;
  }

  /**
   * Returns how many replications exceeded a threshold.
   *
   * @return nothing where the extremes do not tell it
   */
  static OptionalLong exceedances(Estimate estimate, BigDecimal threshold) {
    if (estimate.extremes().isEmpty()) {
      return OptionalLong.empty();
    }
    double value = threshold.doubleValue();
    if (estimate.extremes().largest() <= value) {
      return OptionalLong.of(0);
    }
    return estimate.extremes().smallest() > value
        ? OptionalLong.of(estimate.replications())
        : OptionalLong.empty();
  }
}
