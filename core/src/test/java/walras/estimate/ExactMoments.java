package walras.estimate;

import java.math.BigDecimal;
import java.math.MathContext;

/** Moments of a sample in exact arithmetic, rounded at the end. */
record ExactMoments(double mean, double variance, double skewness, double kurtosis) {

  private static final MathContext DIGITS = new MathContext(60);

  static ExactMoments of(double[] values) {
    BigDecimal count = BigDecimal.valueOf(values.length);
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(count, DIGITS);
    BigDecimal second = BigDecimal.ZERO;
    BigDecimal third = BigDecimal.ZERO;
    BigDecimal fourth = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal deviation = new BigDecimal(value).subtract(mean);
      second = second.add(deviation.pow(2));
      third = third.add(deviation.pow(3));
      fourth = fourth.add(deviation.pow(4));
    }
    double squares = second.doubleValue();
    return new ExactMoments(
        mean.doubleValue(),
        squares / (values.length - 1),
        Math.sqrt(values.length) * third.doubleValue() / (squares * Math.sqrt(squares)),
        values.length * fourth.doubleValue() / (squares * squares));
  }
}
