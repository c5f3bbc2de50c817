package walras.kernel;

import java.io.Serializable;
import java.math.BigDecimal;

/** A number that describes the distribution of a metric at one size. */
public sealed interface Statistic extends Serializable {

  /** The mean. */
  Statistic MEAN = new Mean();

  /** The standard deviation. */
  Statistic SD = new StandardDeviation();

  /** Returns the name in files, such as {@code mean}, {@code sd}, {@code p95}, {@code P[>0.01]}. */
  String spelling();

  /** The mean. */
  record Mean() implements Statistic {

    @Override
    public String spelling() {
      return "mean";
    }
  }

  /** The standard deviation. */
  record StandardDeviation() implements Statistic {

    @Override
    public String spelling() {
      return "sd";
    }
  }

  /**
   * The smallest value that the metric does not exceed with at least some probability.
   *
   * @param level the probability, a whole number of hundredths in (0, 1)
   */
  record Quantile(BigDecimal level) implements Statistic {

    @Override
    public String spelling() {
      return "p%02d".formatted(level.movePointRight(2).intValueExact());
    }
  }

  /**
   * The probability that the metric is larger than a threshold.
   *
   * @param threshold as the user wrote it
   */
  record Exceedance(BigDecimal threshold) implements Statistic {

    @Override
    public String spelling() {
      return "P[>%s]".formatted(threshold.stripTrailingZeros());
    }
  }
}
