package walras.rate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import walras.kernel.Metric;
import walras.kernel.Statistic;

/**
 * What a fit is of: one statistic of one metric of one market, at all its sizes.
 *
 * @param mechanism the mechanism's name
 * @param environment the market's name in the study
 * @param parameters what was varied
 * @param metric the metric
 * @param given the state's name, or null for all states together
 * @param statistic the statistic
 */
public record Subject(
    String mechanism,
    String environment,
    Map<String, String> parameters,
    Metric metric,
    @Nullable String given,
    Statistic statistic) {

  private static final long MULTIPLIER = 0x5851F42D4C957F2DL;
  private static final int SEPARATOR = 0x1F;

  /** Makes the subjects of one market. */
  @FunctionalInterface
  interface Factory {

    /**
     * Returns the subject of a fit.
     *
     * @param curve the design points of one market, in ascending order of sizes
     * @param state the state, or -1 for all
     */
    Subject of(List<EstimatedPoint> curve, int metric, int state, Statistic statistic);
  }

  /** Returns a number by which the subject addresses its own stream of random numbers. */
  long stream() {
    List<String> names =
        List.of(
            mechanism,
            environment,
            parameters.toString(),
            metric.name(),
            String.valueOf(given),
            statistic.spelling());
    long hash = 0;
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        hash = MULTIPLIER * hash + name.charAt(i);
      }
      hash = MULTIPLIER * hash + SEPARATOR;
    }
    return hash;
  }
}
