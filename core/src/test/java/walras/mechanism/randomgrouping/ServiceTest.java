package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;
import static walras.testkit.StatisticalTests.LEVEL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Where service ends: draws against all ends, and at sizes where only moments are known. */
class ServiceTest {

  private static final int DRAWS = 100_000;
  private static final double LEAST_EXPECTED = 20;

  @ParameterizedTest(name = "{0} agents, {1} units, {2} announced, {3} served")
  @CsvSource({"1, 3, 2, 1", "2, 2, 3, 1", "3, 2, 4, 3", "5, 3, 9, 7", "6, 1, 4, 2", "40, 2, 30, 9"})
  void endsHaveTheLawOfAnyArrangement(long agents, int units, long announced, long served) {
    assertThat(fit(agents, units, announced, served, served)).isGreaterThan(LEVEL);
  }

  @Test
  void servingOneMoreIsFoundOut() {
    assertThat(fit(5, 3, 9, 7, 6)).isLessThan(LEVEL);
  }

  private static double fit(long agents, int units, long announced, long served, long drawn) {
    Map<String, Double> law = new LinkedHashMap<>();
    Service service = new Service();
    new ServiceLaw(agents, units, announced, served)
        .visit(
            Double.NEGATIVE_INFINITY,
            service,
            logProbability -> law.merge(end(service), Math.exp(logProbability), Double::sum));
    assertThat(law.values().stream().mapToDouble(p -> p).sum()).isEqualTo(1, within(1e-12));

    Map<String, Long> counts = new LinkedHashMap<>();
    Philox rng = Streams.create(20261120, agents).lotteries();
    for (int draw = 0; draw < DRAWS; draw++) {
      service.draw(rng, agents, units, announced, drawn);
      counts.merge(end(service), 1L, Long::sum);
    }
    List<Double> probabilities = new ArrayList<>();
    List<Long> observed = new ArrayList<>();
    double rest = 1;
    long left = DRAWS;
    for (Map.Entry<String, Double> entry : law.entrySet()) {
      if (entry.getValue() * DRAWS >= LEAST_EXPECTED) {
        long seen = counts.getOrDefault(entry.getKey(), 0L);
        probabilities.add(entry.getValue());
        observed.add(seen);
        rest -= entry.getValue();
        left -= seen;
      }
    }
    if (rest * DRAWS >= LEAST_EXPECTED) {
      probabilities.add(rest);
      observed.add(left);
    }
    return probabilities.size() == 1
        ? 1
        : StatisticalTests.chiSquare(
            probabilities.stream().mapToDouble(p -> p).toArray(),
            observed.stream().mapToLong(o -> o).toArray());
  }

  private static String end(Service service) {
    return "%d %d %d".formatted(service.agents, service.before, service.wanted);
  }

  /** The place of the last unit served, and the announcements behind it. */
  @Test
  void amongManyAgentsTheEndIsWhereItIsExpected() {
    long agents = 100_000_000_000_000L;
    long announced = 120_000_000_000_000L;
    long served = 30_000_000_000_000L;
    Service service = new Service();
    Philox rng = Streams.create(20261120, 1).lotteries();
    double sum = 0;
    double sumOfSquares = 0;
    for (int draw = 0; draw < 20_000; draw++) {
      service.draw(rng, agents, 3, announced, served);
      double z = ((double) service.agents - 0.25e14) / sd(0.25, 0.4);
      sum += z;
      sumOfSquares += z * z;
      assertThat(service.got).isBetween(1, service.wanted);
      assertThat(service.announcing).isEqualTo(1 - 0.6 * 0.6 * 0.6, within(1e-6));
    }
    assertThat(sum / 20_000).isEqualTo(0, within(LARGEST_Z / Math.sqrt(20_000)));
    assertThat(sumOfSquares / 20_000).isEqualTo(1, within(LARGEST_Z * Math.sqrt(2.0 / 20_000)));
  }

  /** The place of a rank among announced units, in agents of three units each: 10^14 of them. */
  private static double sd(double share, double density) {
    return Math.sqrt(1e14 * 3 * share * (1 - share) * (1 - density) / density) / 3;
  }

  @Test
  void whereNobodyIsServedAllWhoAnnounceAreRationed() {
    Service service = new Service();
    service.draw(Streams.create(1, 4).lotteries(), 4, 2, 3, 0);

    assertThat(service.agents).isZero();
    assertThat(service.rationed()).isEqualTo(4 * (1 - 5.0 / 8 * 4 / 7), within(1e-12));
  }
}
