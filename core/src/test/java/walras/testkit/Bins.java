package walras.testkit;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.DiscreteDistribution;

/** Bins of whole numbers with exact probabilities, at quantiles from 1e-4 to 1 - 1e-4. */
public final class Bins {

  private static final double[] LEVELS =
      DoubleStream.concat(
              DoubleStream.of(1e-4, 1e-3, 0.01),
              DoubleStream.concat(
                  IntStream.range(1, 20).mapToDouble(i -> i / 20.0),
                  DoubleStream.of(0.99, 0.999, 0.9999)))
          .toArray();

  /** A bin less likely than this is merged with the bin after it, the last one with that before. */
  private static final double LEAST = 8e-5;

  private final long[] lasts;
  private final double[] probabilities;

  /**
   * Creates bins.
   *
   * @param lasts the last number of each bin, increasing; the last one ends the support
   * @param probabilities of the bins
   */
  public Bins(long[] lasts, double[] probabilities) {
    this.lasts = lasts.clone();
    this.probabilities = probabilities.clone();
  }

  /** Returns the bins of a law whose distribution function is accurate. */
  public static Bins of(DiscreteDistribution law) {
    long[] edges = new long[LEVELS.length + 1];
    double[] parts = new double[LEVELS.length + 1];
    int bins = 0;
    double below = 0;
    for (double level : LEVELS) {
      int edge = law.inverseCumulativeProbability(level);
      double upTo = law.cumulativeProbability(edge);
      if (upTo - below >= LEAST && law.survivalProbability(edge) >= LEAST) {
        edges[bins] = edge;
        parts[bins++] = upTo - below;
        below = upTo;
      }
    }
    edges[bins] = law.getSupportUpperBound();
    parts[bins++] = 1 - below;
    return new Bins(Arrays.copyOf(edges, bins), Arrays.copyOf(parts, bins));
  }

  /** Returns the chi-square p-value of draws; a draw above the support is an error. */
  public double fit(int draws, LongSupplier draw) {
    long[] observed = new long[lasts.length];
    for (int i = 0; i < draws; i++) {
      int at = Arrays.binarySearch(lasts, draw.getAsLong());
      observed[at < 0 ? ~at : at]++;
    }
    return StatisticalTests.chiSquare(probabilities, observed);
  }
}
