package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class MechanismContractTest {

  private static final int REPLICATIONS = 200;
  private static final long SEED = 20261120;
  private static final double ROUNDING = 1e-12;

  static Stream<Arguments> markets() {
    return Stream.of(
            "uniform 1",
            "uniform 10",
            "uniform 100000",
            "gap",
            "on the grid",
            "eps",
            "beta",
            "two units")
        .flatMap(
            environment ->
                Stream.of(1L, 2L, 10L, 1000L, 1_000_000_000L, 125_000_000_000_000L)
                    .map(perGroup -> Arguments.of(environment, perGroup)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String environment, long perGroup) {
    SizedGrouping sized = sized(environment, perGroup);
    List<Metric> metrics = sized.market().metrics();
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      assertThat(outcome.state()).isZero();
      for (int metric = 0; metric < metrics.size(); metric++) {
        Metric.Range range = metrics.get(metric).range();
        if (sized.undefined(metric).isPresent()) {
          assertThat(outcome.metric(metric)).isNaN();
        } else {
          assertThat(outcome.metric(metric))
              .as(metrics.get(metric).name())
              .isFinite()
              .isBetween(range.least(), range.most());
        }
      }
    }
  }

  /** Quantity and money balance in whole units, nobody loses, and truth cannot be improved on. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void theMechanismBalancesInEveryReplication(String environment, long perGroup) {
    SizedGrouping sized = sized(environment, perGroup);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      double gap = outcome.metric(Measures.PRICE_GAP);
      assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
      assertThat(outcome.metric(Measures.MANIP_GAIN)).isZero();
      if (sized.undefined(Measures.MIN_PAYOFF).isEmpty()) {
        assertThat(outcome.metric(Measures.MIN_PAYOFF)).isGreaterThanOrEqualTo(-ROUNDING);
      }
      if (!TradeMetrics.isLossSigned(sized.environment())) {
        assertThat(outcome.metric(Measures.SURPLUS))
            .isLessThanOrEqualTo(outcome.metric(Measures.MAX_SURPLUS) + ROUNDING);
      }
      assertThat(gap)
          .isLessThanOrEqualTo(2 * outcome.metric(Measures.PRICE_ERROR_MARKET) + ROUNDING);
      assertThat(outcome.metric(Measures.PROB_PRICE_GAP_ZERO)).isEqualTo(gap == 0 ? 1 : 0);
    }
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void layoutIsThatOfTheMeasures(String environment, long perGroup) {
    SizedGrouping sized = sized(environment, perGroup);
    assertThat(sized.market().metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(Measures.all().stream().map(Measures.Entry::name).toList());
    assertThat(sized.agents()).isEqualTo(4 * perGroup);
    assertThat(sized.grouping()).contains(new Grouping(2, perGroup));
    assertThat(sized.market().granularity().admits(sized.agents())).isTrue();
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      assertThat(sized.centre(metric, 0)).isFinite();
      sized.limit(metric, 0).ifPresent(limit -> assertThat(limit).isFinite());
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsKeys("competitive", "grid", "limits", "theory");
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(String environment, long perGroup) {
    SizedGrouping sized = sized(environment, perGroup);
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

  @Test
  void onlySurplusOfContinuousValuesIsAnExpectation() {
    SizedGrouping cells = sized("uniform 10", 10);
    SizedGrouping types = sized("gap", 10);

    assertThat(cells.expectedGiven(Measures.SURPLUS_LOSS))
        .contains("counts of values in intervals of prices");
    assertThat(cells.expectedGiven(Measures.PRICE_GAP)).isEmpty();
    assertThat(types.expectedGiven(Measures.SURPLUS_LOSS)).isEmpty();
  }

  @Test
  void sizesOutsideTheGranularityAreRejected() {
    assertThatThrownBy(() -> market("gap").at(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must be a multiple of 4 in [4, 1000000000000000], got 6");
  }

  private static SizedGrouping sized(String environment, long perGroup) {
    return (SizedGrouping) market(environment).at(4 * perGroup);
  }

  static RandomGroupingMarket market(String environment) {
    return switch (environment) {
      case "gap" -> Reference.market(discrete("20", List.of("0.125", "0.325", "0.675", "0.875")));
      case "on the grid" -> Reference.market(discrete("4", List.of("-0.5", "0.25", "0.5", "1.5")));
      case "eps" -> {
        Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(100));
        fields.put("eps", "0.02");
        fields.put("rule", "highest");
        yield Reference.market(fields);
      }
      case "beta" -> {
        Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(100));
        fields.put("units", "2");
        fields.put("cost", Map.of("law", "beta", "alpha", "2", "beta", "4"));
        yield Reference.market(fields);
      }
      case "beta fine" -> {
        Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(20_000));
        fields.put("units", "3");
        fields.put("cost", Map.of("law", "beta", "alpha", "2", "beta", "4"));
        fields.put("value", Map.of("law", "beta", "alpha", "3", "beta", "2"));
        yield Reference.market(fields);
      }
      case "two units" -> {
        Map<String, Object> fields =
            new LinkedHashMap<>(discrete("20", List.of("0.125", "0.325", "0.675", "0.875")));
        fields.put("units", "2");
        yield Reference.market(fields);
      }
      default -> Reference.market(Reference.uniform(Integer.parseInt(environment.substring(8))));
    };
  }

  private static Map<String, Object> discrete(String steps, List<String> atoms) {
    Map<String, Object> law =
        Map.of(
            "law",
            "discrete",
            "atoms",
            atoms,
            "probabilities",
            List.of("0.25", "0.25", "0.25", "0.25"));
    return Map.of("T", steps, "cost", law, "value", law);
  }

  private static Outcome replicate(Kernel kernel, SizedGrouping sized, long replication) {
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static String told(Kernel kernel, SizedGrouping sized, long replication) {
    Outcome outcome = replicate(kernel, sized, replication);
    Details story = new Details();
    kernel.describe(story);
    StringBuilder text = new StringBuilder();
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      text.append(outcome.metric(metric)).append(' ');
    }
    return text.append(flat(story)).toString();
  }

  private static String flat(Details details) {
    StringBuilder text = new StringBuilder();
    details
        .entries()
        .forEach(
            (name, value) ->
                text.append(name)
                    .append('=')
                    .append(value instanceof Details part ? flat(part) : value)
                    .append(';'));
    return text.toString();
  }
}
