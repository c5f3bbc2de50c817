package walras.estimate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import walras.numeric.Scaled;

/**
 * Count, mean and second to fourth central moments of deviations from a centre, mergeable.
 *
 * <p>Merges follow Chan, Golub and LeVeque (1983) for the second and Pébay (2008, "Formulas for
 * robust, one-pass parallel computation of covariances and arbitrary-order statistical moments",
 * equations 2.1 and 3.1) for the higher moments. Merging is associative only up to rounding:
 * callers that promise reproducible bits merge in a fixed order.
 *
 * <p>The mean is kept as a double and its remainder, so that a spread far below the rounding of the
 * mean survives merging. Everything is held as a multiple of a power of two, which is one except
 * for weighted deviations: those may be far smaller than a double can be. Mutable and confined to
 * one thread.
 */
public final class Moments {

  static final int BYTES = Long.BYTES + 5 * Double.BYTES + Integer.BYTES;

  private long count;
  private double mean;
  private double meanRemainder;
  private double second;
  private double third;
  private double fourth;
  private int exponent;

  /**
   * Replaces these moments by those of a sample, in two passes.
   *
   * @param deviations finite deviations from the centre
   * @param size how many of them, from the first on, are the sample; at least 1
   */
  public void sample(double[] deviations, int size) {
    sample(deviations, size, 0);
  }

  /**
   * Replaces these moments by those of a sample, in two passes.
   *
   * @param deviations finite deviations from the centre, each over {@code 2^power}
   * @param size how many of them, from the first on, are the sample; at least 1
   */
  void sample(double[] deviations, int size, int power) {
    exponent = power;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += deviations[i];
    }
    count = size;
    mean = sum / size;
    double residue = 0;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    for (int i = 0; i < size; i++) {
      double deviation = deviations[i] - mean;
      double square = deviation * deviation;
      residue += deviation;
      squares += square;
      cubes += square * deviation;
      fourths += square * square;
    }
    double shift = residue / size;
    meanRemainder = 0;
    addToMean(shift);
    second = squares - residue * shift;
    third = cubes - shift * (3 * squares - 2 * shift * residue);
    fourth = fourths - shift * (4 * cubes - shift * (6 * squares - 3 * shift * residue));
  }

  /** Adds the sample of another object on the right; the other object is left unchanged. */
  public void merge(Moments other) {
    if (other.count == 0) {
      return;
    }
    if (count == 0) {
      copy(other);
      return;
    }
    if (exponent == other.exponent) {
      mergeAligned(other);
    } else {
      int common =
          isZero() || (!other.isZero() && other.exponent > exponent) ? other.exponent : exponent;
      scaleTo(common);
      Moments aligned = new Moments();
      aligned.copy(other);
      aligned.scaleTo(common);
      mergeAligned(aligned);
    }
  }

  private boolean isZero() {
    return mean == 0 && meanRemainder == 0 && second == 0;
  }

  /** Holds the same numbers as multiples of another power of two; what is far below it is lost. */
  private void scaleTo(int power) {
    int shift = exponent - power;
    mean = Scaled.value(mean, shift);
    meanRemainder = Scaled.value(meanRemainder, shift);
    second = Scaled.value(second, 2L * shift);
    third = Scaled.value(third, 3L * shift);
    fourth = Scaled.value(fourth, 4L * shift);
    exponent = power;
  }

  private void mergeAligned(Moments other) {
    double left = (double) count;
    double right = (double) other.count;
    double total = left + right;
    double delta = distance(other);
    double step = delta / total;
    double product = delta * step * left * right;
    fourth +=
        other.fourth
            + product * step * step * (left * left - left * right + right * right)
            + 6 * step * step * (left * left * other.second + right * right * second)
            + 4 * step * (left * other.third - right * third);
    third +=
        other.third
            + product * step * (left - right)
            + 3 * step * (left * other.second - right * second);
    second += other.second + product;
    addToMean(step * right);
    count += other.count;
  }

  /** Returns these moments measured from another centre: {@code shift} is added to the mean. */
  public Moments shifted(double shift) {
    Moments moved = new Moments();
    moved.copy(this);
    if (exponent != 0 && shift != 0) {
      moved.scaleTo(0);
    }
    moved.addToMean(shift);
    return moved;
  }

  /** Writes these moments. */
  void write(DataOutput output) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(count).putLong(bits(mean)).putLong(bits(meanRemainder));
    bytes.putLong(bits(second)).putLong(bits(third)).putLong(bits(fourth)).putInt(exponent);
    output.write(bytes.array());
  }

  /** Returns bits of which every processor has the same for what is not a number. */
  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  /** Replaces these moments by those that were written. */
  void read(DataInput input) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    input.readFully(bytes.array());
    count = bytes.getLong();
    mean = bytes.getDouble();
    meanRemainder = bytes.getDouble();
    second = bytes.getDouble();
    third = bytes.getDouble();
    fourth = bytes.getDouble();
    exponent = bytes.getInt();
  }

  /** Returns the number of observations. */
  public long count() {
    return count;
  }

  /** Returns the mean deviation from the centre; zero without observations. */
  public double mean() {
    return Scaled.value(mean, exponent);
  }

  /** Returns the mean deviation, which may be smaller than a double can be. */
  Scaled scaledMean() {
    return Scaled.of(mean, exponent);
  }

  /** Returns the standard error of the mean, which may be smaller than a double can be. */
  Scaled scaledError() {
    return Scaled.of(Math.sqrt(second / (double) (count - 1) / (double) count), exponent);
  }

  /**
   * Returns the effective number of observations that a sum with unequal terms has: the square of
   * the sum over the sum of squares; zero where all are zero.
   */
  double effective() {
    double square = mean * mean;
    return isZero() ? 0 : (double) count * square / (square + second / (double) count);
  }

  /** Returns what the double of the mean cannot hold of it. */
  double meanRemainder() {
    return meanRemainder;
  }

  /** Returns how far the mean of another object is above this one's. */
  double distance(Moments other) {
    return (other.mean - mean) + (other.meanRemainder - meanRemainder);
  }

  /** Returns the unbiased sample variance, or NaN with fewer than two observations. */
  public double variance() {
    return count < 2 ? Double.NaN : Scaled.value(second / (double) (count - 1), 2L * exponent);
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

  private void copy(Moments other) {
    count = other.count;
    mean = other.mean;
    meanRemainder = other.meanRemainder;
    second = other.second;
    third = other.third;
    fourth = other.fourth;
    exponent = other.exponent;
  }

  /** Adds to the mean without losing what its double cannot hold (Møller 1965, Knuth's two-sum). */
  private void addToMean(double addend) {
    double sum = mean + addend;
    double taken = sum - mean;
    double lost = (mean - (sum - taken)) + (addend - taken) + meanRemainder;
    mean = sum + lost;
    meanRemainder = lost - (mean - sum);
  }
}
