package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Gains from counts against agents one by one, and the simulation against all configurations. */
class IncentivesAgreementTest {

  /** Searching for the best offer leaves 1e-16 of its value, settled villages 1e-13 of offers. */
  private static final double TOLERANCE = 1e-11;

  private static final int REPLICATIONS = 200_000;

  @ParameterizedTest
  @CsvSource({"E2s, 5", "E2, 7", "E3, 4", "E4, 3", "E4m, 3"})
  void gainsAreThoseOfAgentsOneByOne(String environment, long agents) {
    SizedIncentives sized = sized(environment, agents);
    PosingVillage village = new PosingVillage(sized.game().economy(), (int) sized.game().active());

    double[] gains = NetGains.exactGains(sized);

    TypePairs pairs = sized.market().pairs();
    for (int pair = 0; pair < gains.length; pair++) {
      int type = pairs.type(pair);
      double gain = village.value(type, pairs.posing(pair)) - village.value(type, type);
      assertThat(gains[pair]).isCloseTo(gain, within(TOLERANCE));
    }
    assertThat(Arrays.stream(gains).map(Math::abs).max().orElse(0)).isGreaterThan(1e-3);
  }

  /**
   * At most 5 standard errors, a false alarm of 6e-7 per comparison; a gain that is off by a
   * twentieth would be found at more than 20.
   */
  @ParameterizedTest
  @CsvSource({"E2, 60", "E2s, 40", "E4, 12"})
  void simulatedMeansAreThoseOfAllConfigurations(String environment, long agents) {
    SizedIncentives sized = sized(environment, agents);
    ExactEstimates exact = ExactMethod.of(sized.market(), sized);
    double[] means = means(sized);

    assertThat(exact.notComputed()).isEmpty();
    exact
        .metrics()
        .forEach(
            (metric, law) -> {
              double error = law.overall().standardDeviation() / Math.sqrt((double) REPLICATIONS);
              assertThat(Math.abs(means[metric] - law.overall().mean()))
                  .as(sized.market().metrics().get(metric).name())
                  .isLessThanOrEqualTo(StatisticalTests.LARGEST_Z * error);
            });
  }

  @Test
  void enumeratedMeansAreExpectedGains() {
    SizedIncentives sized = sized("E2", 60);
    ExactEstimates exact = ExactMethod.of(sized.market(), sized);
    double[] gains = NetGains.exactGains(sized);
    for (int pair = 0; pair < gains.length; pair++) {
      assertThat(mean(exact, pair)).isCloseTo(gains[pair], within(1e-14));
      assertThat(mean(exact, gains.length + pair))
          .isCloseTo(NetGains.net(sized, pair, gains[pair]), within(1e-14));
    }
  }

  /** The limit leaves out what is of order 1/N of it, and beliefs err no more at this size. */
  @ParameterizedTest
  @CsvSource({"E2", "E3"})
  void gainsTendToTheirLimits(String environment) {
    long agents = 100_000;
    SizedIncentives sized = sized(environment, agents);
    double[] means = means(sized, 20_000);
    TypePairs pairs = sized.market().pairs();
    for (int pair = 0; pair < pairs.count(); pair++) {
      double limit = sized.market().limits().gain(pairs.type(pair), pairs.posing(pair));
      assertThat((double) agents * means[pair]).isCloseTo(limit, within(0.02 * scale(sized)));
    }
  }

  /** No counts are farther from the centre than the bound that decides what may be left out. */
  @ParameterizedTest
  @CsvSource({"E2, 2", "E2, 60", "E3, 20", "E4m, 8"})
  void boundsHold(String environment, long agents) {
    SizedIncentives sized = sized(environment, agents);
    IncentivesEnumeration all = new IncentivesEnumeration(sized);
    for (int state = 0; state < sized.market().states().size(); state++) {
      int drawn = state;
      all.visit(
          state,
          Double.NEGATIVE_INFINITY,
          (logProbability, outcome) -> {
            for (int metric : all.metrics()) {
              assertThat(Math.abs(outcome.metric(metric) - sized.centre(metric, drawn)))
                  .isLessThanOrEqualTo(all.bound(metric, drawn));
            }
          });
    }
  }

  @Test
  void namesAreThoseOfPairs() {
    assertThat(sized("E3", 10).market().metrics())
        .extracting(metric -> metric.name())
        .containsExactlyElementsOf(
            List.of(
                "gain:l>m",
                "gain:l>h",
                "gain:m>l",
                "gain:m>h",
                "gain:h>l",
                "gain:h>m",
                "net:l>m",
                "net:l>h",
                "net:m>l",
                "net:m>h",
                "net:h>l",
                "net:h>m"));
  }

  private static double mean(ExactEstimates exact, int metric) {
    return Objects.requireNonNull(exact.metrics().get(metric)).overall().mean();
  }

  /** Returns the largest of all limits, in absolute value. */
  private static double scale(SizedIncentives sized) {
    TypePairs pairs = sized.market().pairs();
    double largest = 0;
    for (int pair = 0; pair < pairs.count(); pair++) {
      double limit = sized.market().limits().gain(pairs.type(pair), pairs.posing(pair));
      largest = Math.max(largest, Math.abs(limit));
    }
    return largest;
  }

  private static double[] means(SizedIncentives sized) {
    return means(sized, REPLICATIONS);
  }

  private static double[] means(SizedIncentives sized, int replications) {
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261120, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    double[] sums = new double[sized.market().metrics().size()];
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < sums.length; metric++) {
        sums[metric] += outcome.metric(metric);
      }
    }
    return Arrays.stream(sums).map(sum -> sum / replications).toArray();
  }

  private static SizedIncentives sized(String environment, long agents) {
    return (SizedIncentives) new IncentivesMarket(Reference.market(environment)).at(agents);
  }
}
