package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

/** The kernel against the exact law of the mechanism agent by agent. */
class LiteralAgreementTest {

  private static final int REPLICATIONS = 40_000;
  private static final long SEED = 20261121;

  static Stream<Arguments> markets() {
    Environment study = Examples.market(Examples.complements()).tables().environment;
    return Stream.of(
        Arguments.of("complements", study, 1),
        Arguments.of("scarce", Examples.scarce(TieRule.MAX, PriceRule.MIDDLE), 1),
        Arguments.of("scarce", Examples.scarce(TieRule.MIN, PriceRule.HIGHEST), 2),
        Arguments.of("scarce", Examples.scarce(TieRule.MAX, PriceRule.LOWEST), 3));
  }

  /** Chi-square tests of two joint laws, a z-test for each type: false alarms below 1e-6 each. */
  @ParameterizedTest(name = "{0}, n = {2}")
  @MethodSource("markets")
  void lawIsThatOfTheAgents(String name, Environment environment, int perGroup) {
    Law law = Law.of(environment, perGroup);
    Sample sample = new Sample(environment, perGroup);

    assertThat(fit(law.groups, sample.groups)).isGreaterThan(LEVEL);
    assertThat(fit(law.pool, sample.pool)).isGreaterThan(LEVEL);
    for (int type = 0; type < law.interim.length; type++) {
      assertThat(z(sample.interim.get(type), law.interim[type]))
          .as("type %d", type)
          .isLessThan(LARGEST_Z);
    }
    assertThat(z(sample.exPostGain, law.exPostGain)).isLessThan(LARGEST_Z);
  }

  /** The same test finds that a type is more frequent by a fiftieth. */
  @Test
  void theTestTellsLawsApart() {
    Environment environment = Examples.scarce(TieRule.MAX, PriceRule.MIDDLE);
    List<AgentType> sellers =
        List.of(
            Examples.type(Side.SELLER, "apart", "0.62", "0.1", "0.3", "0.7"),
            Examples.type(Side.SELLER, "together", "0.38", "0.6", "0.5", "0.75"));
    Environment other =
        new Environment(environment.grid(), sellers, environment.buyers(), environment.eps());

    assertThat(fit(Law.of(environment, 2).groups, new Sample(other, 2).groups)).isLessThan(1e-9);
  }

  private static double z(SummaryStatistics sample, double mean) {
    double error = sample.getStandardDeviation() / Math.sqrt((double) sample.getN());
    double distance = Math.abs(sample.getMean() - mean);
    return distance <= 1e-12 ? 0 : distance / error;
  }

  /** Returns the p-value with rare outcomes in one bin; none is impossible. */
  private static double fit(Map<String, Double> law, Map<String, Long> observed) {
    assertThat(law.keySet()).containsAll(observed.keySet());
    List<Double> probabilities = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    double rare = 0;
    long rarely = 0;
    for (Map.Entry<String, Double> outcome : new TreeMap<>(law).entrySet()) {
      long count = observed.getOrDefault(outcome.getKey(), 0L);
      if (outcome.getValue() * REPLICATIONS < 20) {
        rare += outcome.getValue();
        rarely += count;
      } else {
        probabilities.add(outcome.getValue());
        counts.add(count);
      }
    }
    if (rare * REPLICATIONS >= 5) {
      probabilities.add(rare);
      counts.add(rarely);
    }
    assertThat(probabilities).hasSizeGreaterThan(3);
    return chiSquare(
        probabilities.stream().mapToDouble(Double::doubleValue).toArray(),
        counts.stream().mapToLong(Long::longValue).toArray());
  }

  /** What the kernel draws. */
  private static final class Sample {
    private final Map<String, Long> groups = new HashMap<>();
    private final Map<String, Long> pool = new HashMap<>();
    private final List<SummaryStatistics> interim = new ArrayList<>();
    private final SummaryStatistics exPostGain = new SummaryStatistics();

    Sample(Environment environment, int perGroup) {
      BundleMarket market = new BundleMarket(environment);
      Kernel kernel = market.at(4L * perGroup).kernel();
      Streams streams = Streams.create(SEED, 4L * perGroup);
      Outcome outcome = Outcome.create(market);
      environment.types().forEach(type -> interim.add(new SummaryStatistics()));
      for (int replication = 0; replication < REPLICATIONS; replication++) {
        streams.address(replication);
        kernel.replicate(streams, outcome);
        groups.merge(inGroups(outcome), 1L, Long::sum);
        pool.merge(inPool(outcome), 1L, Long::sum);
        for (int type = 0; type < interim.size(); type++) {
          interim.get(type).addValue(outcome.metric(Measures.INTERIM_PAYOFF + type));
        }
        exPostGain.addValue(outcome.metric(Measures.MANIP_GAIN_EX_POST));
      }
    }

    private static String inGroups(Outcome outcome) {
      return Law.key(
          outcome.metric(Measures.PRICE_GAP),
          outcome.metric(Measures.SURPLUS),
          outcome.metric(Measures.RATIONED_UNITS),
          outcome.metric(Measures.RATIONED_AGENTS),
          outcome.metric(Measures.MIN_PAYOFF),
          outcome.metric(Measures.MANIP_GAIN));
    }

    private static String inPool(Outcome outcome) {
      return Law.key(
          outcome.metric(Measures.POOLED_RATIONED_UNITS),
          outcome.metric(Measures.SURPLUS) + outcome.metric(Measures.GROUPING_COST));
    }
  }
}
