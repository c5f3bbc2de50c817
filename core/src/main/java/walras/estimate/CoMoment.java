package walras.estimate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sum of products of the deviations of two metrics from their means, mergeable.
 *
 * <p>It stands beside the {@link Moments} of the two metrics and is merged before them: counts and
 * means are theirs. Merges follow Pébay (2008, equation 3.4). Mutable and confined to one thread.
 */
final class CoMoment {

  private double products;

  /**
   * Replaces this sum by that of a sample.
   *
   * @param leftMoments the moments of {@code left}, which tell the size of the sample
   */
  void sample(double[] left, Moments leftMoments, double[] right, Moments rightMoments) {
    double leftMean = leftMoments.mean();
    double rightMean = rightMoments.mean();
    int size = (int) leftMoments.count();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (left[i] - leftMean) * (right[i] - rightMean);
    }
    products = sum - size * leftMoments.meanRemainder() * rightMoments.meanRemainder();
  }

  /** Adds the sum of another sample on the right; nothing else is changed. */
  void merge(CoMoment other, Moments left, Moments otherLeft, Moments right, Moments otherRight) {
    double count = (double) left.count();
    double otherCount = (double) otherLeft.count();
    if (otherCount > 0) {
      double between = left.distance(otherLeft) * right.distance(otherRight);
      products +=
          other.products + (count == 0 ? 0 : between * (count * otherCount / (count + otherCount)));
    }
  }

  /** Returns the covariance of the means of {@code count} observations, or NaN below two. */
  double covarianceOfMeans(long count) {
    return count < 2 ? Double.NaN : products / (double) (count - 1) / (double) count;
  }

  /** Writes this sum. */
  void write(DataOutput output) throws IOException {
    output.writeDouble(products);
  }

  /** Replaces this sum by one that was written. */
  void read(DataInput input) throws IOException {
    products = input.readDouble();
  }
}
