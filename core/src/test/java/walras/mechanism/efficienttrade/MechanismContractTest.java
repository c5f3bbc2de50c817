package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class MechanismContractTest {

  private static final int REPLICATIONS = 50;
  private static final long SEED = 20261120;
  private static final double ROUNDING = 1e-12;
  private static final Map<String, EfficientTradeMarket> MARKETS = new ConcurrentHashMap<>();

  static Stream<Arguments> markets() {
    Stream<String[]> names =
        Stream.of(
            new String[] {"uniform_2_5", "two_owners"},
            new String[] {"paper_sine", "equal"},
            new String[] {"step_gap", "replicate_1_0"},
            new String[] {"power_5", "one_owner"});
    return names.flatMap(
        name ->
            Stream.of(Simulation.values())
                .flatMap(
                    simulation ->
                        sizes(simulation).map(n -> Arguments.of(name[0], name[1], simulation, n))));
  }

  private static Stream<Long> sizes(Simulation simulation) {
    return simulation == Simulation.PROFILE
        ? Stream.of(2L, 4L, 200L)
        : Stream.of(2L, 4L, 1000L, 1_000_000_000_000_000L);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, N = {3}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(
      String law, String owners, Simulation simulation, long agents) {
    EfficientTradeMarket market = market(law, owners, simulation);
    SizedTrade sized = Markets.at(market, agents);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, agents, replication);
      assertThat(IntStream.range(0, market.metrics().size()))
          .filteredOn(metric -> !isAsPromised(sized, market.metrics().get(metric), metric, outcome))
          .as("metrics out of range in replication %d", replication)
          .isEmpty();
    }
  }

  private static boolean isAsPromised(SizedTrade sized, Metric metric, int index, Outcome outcome) {
    double value = outcome.metric(index);
    boolean isProfile = sized.environment().simulation() == Simulation.PROFILE;
    boolean isUntouched = isProfile && sized.undefined(index).isPresent();
    return isUntouched
        ? Double.isNaN(value)
        : Double.isFinite(value)
            && value >= metric.range().least()
            && value <= metric.range().most();
  }

  /** With and without efficient trade, the money of all agents stays among them. */
  @ParameterizedTest(name = "{0}, {1}, {2}, N = {3}")
  @MethodSource("markets")
  void theBudgetBalancesInEveryReplication(
      String law, String owners, Simulation simulation, long agents) {
    if (simulation != Simulation.PROFILE) {
      return;
    }
    for (String beta : new String[] {"0", "1", "1000"}) {
      EfficientTradeMarket market = Markets.of(law, owners, beta, simulation);
      double money = (1 + Double.parseDouble(beta)) * market.environment().types().upper();
      Kernel kernel = market.at(agents).kernel();
      for (int replication = 0; replication < REPLICATIONS; replication++) {
        Outcome outcome = replicate(kernel, market, agents, replication);
        assertThat(Math.abs(outcome.metric(Profile.BUDGET_RESIDUAL)))
            .isLessThanOrEqualTo(ROUNDING * money);
        if (beta.equals("0")) {
          assertThat(outcome.metric(Profile.RUNNER_UP_REGRET))
              .isGreaterThanOrEqualTo(-ROUNDING * money);
        }
      }
    }
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, {1}, {2}, N = {3}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(
      String law, String owners, Simulation simulation, long agents) {
    EfficientTradeMarket market = market(law, owners, simulation);
    Kernel forwards = market.at(agents).kernel();
    Kernel backwards = market.at(agents).kernel();
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      first.add(told(forwards, market, agents, replication));
    }
    for (int replication = REPLICATIONS - 1; replication >= 0; replication--) {
      second.add(0, told(backwards, market, agents, replication));
    }
    assertThat(first).isEqualTo(second);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, N = {3}")
  @MethodSource("markets")
  void limitsAreNumbers(String law, String owners, Simulation simulation, long agents) {
    EfficientTradeMarket market = market(law, owners, simulation);
    SizedTrade sized = Markets.at(market, agents);
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      assertThat(sized.resolution(metric, 0)).isFinite().isPositive();
      assertThat(sized.centre(metric, 0)).isFinite();
      sized.limit(metric, 0).ifPresent(limit -> assertThat(limit).isFinite());
    }
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsKeys("types", "cutoff", "growth", "owners");
  }

  @Test
  void sizesMustFitTheOwnership() {
    EfficientTradeMarket market =
        Markets.of("uniform_0_1", "replicate_50_30_20", "1", Simulation.ORDER_STATISTICS);
    assertThat(market.granularity().step()).isEqualTo(3);
    assertThatThrownBy(() -> market.at(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must be a multiple of 3 in [3, 999999999999999], got 10");
  }

  /** Returns a market, the same at all sizes: it is what tests share of it that must not change. */
  private static EfficientTradeMarket market(String law, String owners, Simulation simulation) {
    return MARKETS.computeIfAbsent(
        law + owners + simulation, name -> Markets.of(law, owners, "1", simulation));
  }

  private static String told(
      Kernel kernel, EfficientTradeMarket market, long agents, long replication) {
    Outcome outcome = replicate(kernel, market, agents, replication);
    StringBuilder told = new StringBuilder();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      told.append(Double.toHexString(outcome.metric(metric))).append(' ');
    }
    Details details = new Details();
    kernel.describe(details);
    return told + text(details);
  }

  private static String text(Details details) {
    StringBuilder text = new StringBuilder();
    details
        .entries()
        .forEach(
            (name, value) ->
                text.append(name).append(value instanceof Details branch ? text(branch) : value));
    return text.toString();
  }

  private static Outcome replicate(
      Kernel kernel, EfficientTradeMarket market, long agents, long replication) {
    Streams streams = Streams.create(SEED, agents);
    streams.address(replication);
    Outcome outcome = Outcome.create(market);
    kernel.replicate(streams, outcome);
    return outcome;
  }
}
