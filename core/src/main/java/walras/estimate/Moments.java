package walras.estimate;

/**
 * Count, mean and second to fourth central moments of deviations from a centre, mergeable.
 *
 * <p>Merges follow Chan, Golub and LeVeque (1983) for the second and Pébay (2008, "Formulas for
 * robust, one-pass parallel computation of covariances and arbitrary-order statistical moments",
 * equations 2.1 and 3.1) for the higher moments. Merging is associative only up to rounding:
 * callers that promise reproducible bits merge in a fixed order.
 *
 * <p>Mutable and confined to one thread.
 */
public final class Moments {

  private long count;
  private double mean;
  private double second;
  private double third;
  private double fourth;

  /**
   * Adds a sample given by its moments, on the right.
   *
   * @param sampleCount the number of observations, not negative
   * @param sampleMean their mean
   * @param sampleSecond the sum of squared deviations from that mean
   * @param sampleThird the sum of cubed deviations
   * @param sampleFourth the sum of deviations to the fourth power
   */
  public void merge(
      long sampleCount,
      double sampleMean,
      double sampleSecond,
      double sampleThird,
      double sampleFourth) {
    if (sampleCount == 0) {
      return;
    }
    if (count == 0) {
      count = sampleCount;
      mean = sampleMean;
      second = sampleSecond;
      third = sampleThird;
      fourth = sampleFourth;
      return;
    }
    double left = (double) count;
    double right = (double) sampleCount;
    double total = left + right;
    double delta = sampleMean - mean;
    double step = delta / total;
    double product = delta * step * left * right;
    fourth +=
        sampleFourth
            + product * step * step * (left * left - left * right + right * right)
            + 6 * step * step * (left * left * sampleSecond + right * right * second)
            + 4 * step * (left * sampleThird - right * third);
    third +=
        sampleThird
            + product * step * (left - right)
            + 3 * step * (left * sampleSecond - right * second);
    second += sampleSecond + product;
    mean += step * right;
    count += sampleCount;
  }

  /** Adds the sample of another object on the right; the other object is left unchanged. */
  public void merge(Moments other) {
    merge(other.count, other.mean, other.second, other.third, other.fourth);
  }

  /** Returns these moments measured from another centre: {@code shift} is added to the mean. */
  public Moments shifted(double shift) {
    Moments moved = new Moments();
    moved.merge(count, mean + shift, second, third, fourth);
    return moved;
  }

  /** Returns the number of observations. */
  public long count() {
    return count;
  }

  /** Returns the mean deviation from the centre; zero without observations. */
  public double mean() {
    return mean;
  }

  /** Returns the sum of squared deviations from the mean. */
  public double second() {
    return second;
  }

  /** Returns the sum of cubed deviations from the mean. */
  public double third() {
    return third;
  }

  /** Returns the sum of deviations from the mean to the fourth power. */
  public double fourth() {
    return fourth;
  }

  /** Returns the unbiased sample variance, or NaN with fewer than two observations. */
  public double variance() {
    return count < 2 ? Double.NaN : second / (double) (count - 1);
  }

  /** Returns the sample standard deviation, or NaN with fewer than two observations. */
  public double standardDeviation() {
    return Math.sqrt(variance());
  }

  /** Returns the Monte Carlo standard error of the mean, or NaN below two observations. */
  public double standardError() {
    return Math.sqrt(variance() / (double) count);
  }

  /** Returns the sample skewness, third over second to 3/2, or NaN where the sample is constant. */
  public double skewness() {
    return Math.sqrt((double) count) * third / (second * Math.sqrt(second));
  }

  /** Returns the sample kurtosis (3 for a normal law), or NaN where the sample is constant. */
  public double kurtosis() {
    return (double) count * fourth / (second * second);
  }
}
