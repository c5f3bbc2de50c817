package walras.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Quantiles of a metric from the histograms of its deviations in each state.
 *
 * <p>The quantile of level u is the smallest value v with P[metric ≤ v] ≥ u in the sample, up to
 * half the width of a bucket: 0.4 % of the deviation of v from the state's centre.
 */
public final class Quantiles {

  private final List<Bucket> ascending;
  private final long total;

  private Quantiles(List<Bucket> ascending) {
    this.ascending = ascending;
    this.total = ascending.stream().mapToLong(Bucket::count).sum();
  }

  /** Returns the quantiles of the union of samples, each with a centre of its own. */
  public static Quantiles of(List<Centred> samples) {
    List<Bucket> buckets = new ArrayList<>();
    for (Centred sample : samples) {
      sample
          .histogram()
          .forEachAscending(
              (deviation, count) ->
                  buckets.add(
                      new Bucket(
                          sample.centre() + deviation,
                          DeviationHistogram.width(deviation),
                          count)));
    }
    buckets.sort(Comparator.comparingDouble(Bucket::value));
    return new Quantiles(buckets);
  }

  /**
   * Returns a quantile.
   *
   * @param level in (0, 1]
   * @return the quantile, or NaN without observations
   */
  public double at(BigDecimal level) {
    long rank =
        level.multiply(BigDecimal.valueOf(total)).setScale(0, RoundingMode.CEILING).longValue();
    return total == 0 ? Double.NaN : bucket(rank).value();
  }

  /**
   * Returns the standard error of a quantile: half the distance between the order statistics one
   * binomial standard deviation below and above its rank (Woodruff 1952), and the standard
   * deviation of a value somewhere in its bucket, combined as independent errors.
   *
   * @param level in (0, 1)
   * @return the error, or NaN where the sample has no such order statistics
   */
  public double standardError(BigDecimal level) {
    double share = level.doubleValue();
    double rank = share * (double) total;
    double spread = Math.sqrt(rank * (1 - share));
    double low = Math.floor(rank - spread);
    double high = Math.ceil(rank + spread);
    if (!(low >= 1 && high <= (double) total)) {
      return Double.NaN;
    }
    double distance = (bucket((long) high).value() - bucket((long) low).value()) / 2;
    double width = bucket((long) Math.ceil(rank)).width();
    return Math.sqrt(distance * distance + width * width / 12);
  }

  /** Returns the bucket of the observation of a rank, from 1. */
  private Bucket bucket(long rank) {
    long below = 0;
    for (Bucket bucket : ascending) {
      below += bucket.count();
      if (below >= rank) {
        return bucket;
      }
    }
    throw new IllegalArgumentException("rank must be at most %d, got %d".formatted(total, rank));
  }

  /**
   * The deviations of one sample and the centre they are measured from.
   *
   * @param centre the centre
   * @param histogram the deviations
   */
  public record Centred(double centre, DeviationHistogram histogram) {}

  private record Bucket(double value, double width, long count) {}
}
