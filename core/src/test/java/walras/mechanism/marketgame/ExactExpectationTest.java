package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Means over 10^6 replications against enumerated expectations: within 4.89 exact standard errors
 * each, a false alarm of 1e-6 per comparison. A bias of 7.2 standard errors is found with
 * probability 0.99.
 */
class ExactExpectationTest {

  private static final int REPLICATIONS = 1_000_000;
  private static final double LIMIT = 4.89;

  static Stream<JsonNode> rows() {
    return StreamSupport.stream(Reference.table("exact").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meansAreThoseOfTheEnumeration(JsonNode row) {
    Sums sums = simulate(row);

    for (int metric = 0; metric < Measures.all().size(); metric++) {
      String name = Measures.all().get(metric).name();
      JsonNode exact = row.path("metrics").path(name);
      if (!exact.isMissingNode() && !tooRare(name, row)) {
        assertThat(sums.z(metric, exact)).as(name).isLessThan(LIMIT);
        for (int state = 0; state < sums.states(); state++) {
          assertThat(sums.z(metric, state, exact)).as("%s, %d", name, state).isLessThan(LIMIT);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aMeanOffByAHundredthOfAStandardDeviationIsNoticed(JsonNode row) {
    Sums sums = simulate(row);
    JsonNode exact = row.path("metrics").path("price");
    double shifted =
        Math.abs(
            sums.mean(0) + 0.01 * exact.path("std").asDouble() - exact.path("mean").asDouble());
    assertThat(shifted / (exact.path("std").asDouble() / 1e3)).isGreaterThan(LIMIT);
  }

  /** The mean of this metric is carried by events rarer than one in 10^6 from here on. */
  private static boolean tooRare(String metric, JsonNode row) {
    return metric.equals("posterior_error") && row.path("N").asLong() >= 1_000;
  }

  private static Sums simulate(JsonNode row) {
    SizedMarketGame sized = Reference.sized(row.path("env").asText(), row.path("N").asLong());
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261120, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    Sums sums = new Sums(sized.market().states().size(), sized.market().metrics().size());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      sums.add(outcome);
    }
    return sums;
  }

  /** Sums of metrics by state. */
  private static final class Sums {

    private final double[][] sums;
    private final long[] counts;

    Sums(int states, int metrics) {
      sums = new double[states][metrics];
      counts = new long[states];
    }

    void add(Outcome outcome) {
      counts[outcome.state()]++;
      double[] row = sums[outcome.state()];
      for (int metric = 0; metric < row.length; metric++) {
        row[metric] += outcome.metric(metric);
      }
    }

    int states() {
      return counts.length;
    }

    double mean(int metric) {
      double sum = 0;
      for (double[] row : sums) {
        sum += row[metric];
      }
      return sum / REPLICATIONS;
    }

    double z(int metric, JsonNode exact) {
      double error = exact.path("std").asDouble() / Math.sqrt(REPLICATIONS);
      return distance(mean(metric), exact.path("mean").asDouble(), error);
    }

    double z(int metric, int state, JsonNode exact) {
      double deviation = exact.path("std_by_state").path(state).asDouble();
      double error = deviation / Math.sqrt((double) counts[state]);
      double expected = exact.path("mean_by_state").path(state).asDouble();
      return distance(sums[state][metric] / (double) counts[state], expected, error);
    }

    /** Rounding of the sum of 10^6 numbers comes on top of the sampling error. */
    private static double distance(double mean, double expected, double error) {
      return Math.abs(mean - expected) / (error + 1e-12 * Math.abs(expected) + 1e-300);
    }
  }
}
