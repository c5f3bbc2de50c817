package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** What engines rely on, in every environment and with every law of signals. */
class MechanismContractTest {

  private static final int REPLICATIONS = 4;
  private static final long SEED = 20261120;

  private static final List<Map<String, Object>> LAWS =
      List.of(
          Map.of("law", "uniform"),
          Map.of("law", "beta", "alpha", "2", "beta", "3"),
          Map.of("law", "beta", "alpha", "0.7", "beta", "1.5"),
          Map.of("law", "common_factor", "weight", "0.4"),
          Map.of("law", "group_factor", "weight", "0.5"),
          Map.of(
              "law",
              "discrete_factor",
              "scope",
              "by-class",
              "values",
              List.of("0", "0.3", "1"),
              "prior",
              List.of("0.5", "0.5"),
              "probabilities",
              inOrder("high", List.of("0.2", "0.3", "0.5"), "low", List.of("0.5", "0.3", "0.2"))));

  /** Returns states in the order in which a study would name them, which decides their numbers. */
  private static Map<String, List<String>> inOrder(
      String first, List<String> ofFirst, String second, List<String> ofSecond) {
    Map<String, List<String>> states = new LinkedHashMap<>();
    states.put(first, ofFirst);
    states.put(second, ofSecond);
    return states;
  }

  static Stream<Arguments> markets() {
    List<Arguments> markets = new ArrayList<>();
    for (String name :
        List.of("fundamental", "group", "group_exclusive", "fundamental_hetero", "nonlinear")) {
      for (Map<String, Object> law : LAWS) {
        markets.add(Arguments.of(name, law, 10L));
        if (!name.equals("nonlinear")) {
          markets.add(Arguments.of(name, law, 3000L));
        }
      }
    }
    markets.add(Arguments.of("nonlinear", LAWS.get(4), 600L));
    markets.add(Arguments.of("nonlinear", LAWS.get(5), 1_000_000_000L));
    markets.add(Arguments.of("group", LAWS.get(5), 1_000_000_000_000_000L));
    return markets.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, N = {2}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(
      String name, Map<String, Object> law, long agents) {
    SizedSigma sized = sized(name, law, agents);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        Metric.Range range = sized.market().metrics().get(metric).range();
        if (sized.undefined(metric).isPresent()) {
          assertThat(outcome.metric(metric)).isNaN();
        } else {
          assertThat(outcome.metric(metric))
              .as(Measures.all().get(metric).name())
              .isFinite()
              .isBetween(range.least(), range.most());
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}, N = {2}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBits(String name, Map<String, Object> law, long agents) {
    SizedSigma sized = sized(name, law, agents);
    Kernel forwards = sized.kernel();
    Kernel backwards = sized.kernel();
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      first.add(told(forwards, sized, replication));
    }
    for (int replication = REPLICATIONS - 1; replication >= 0; replication--) {
      second.add(0, told(backwards, sized, replication));
    }

    assertThat(second).isEqualTo(first);
    assertThat(first.stream().distinct().count()).isGreaterThan(1);
  }

  @ParameterizedTest(name = "{0}, {1}, N = {2}")
  @MethodSource("markets")
  void centresAndLimitsAreFinite(String name, Map<String, Object> law, long agents) {
    SizedSigma sized = sized(name, law, agents);
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      assertThat(sized.centre(metric, 0)).isFinite();
      sized.limit(metric, 0).ifPresent(limit -> assertThat(limit).isFinite());
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsKeys("sigma", "varphi", "many_agents");
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    assertThat(sized.market().assumptions()).isNotEmpty();
  }

  private static SizedSigma sized(String name, Map<String, Object> law, long agents) {
    return (SizedSigma)
        Reference.market(Reference.environment(name, law, Map.of("rule", "influence", "c", "2")))
            .at(agents);
  }

  private static Outcome replicate(Kernel kernel, SizedSigma sized, long replication) {
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static String told(Kernel kernel, SizedSigma sized, long replication) {
    Outcome outcome = replicate(kernel, sized, replication);
    kernel.describe(new Details());
    StringBuilder text = new StringBuilder();
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      text.append(outcome.metric(metric)).append(' ');
    }
    return text.toString();
  }
}
