package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class MechanismContractTest {

  private static final int REPLICATIONS = 200;
  private static final long SEED = 20261121;
  private static final double ROUNDING = 1e-12;

  static Stream<Arguments> markets() {
    return Stream.of("complements", "scarce", "separable", "random 1", "random 5", "random 7")
        .flatMap(
            environment ->
                Stream.of(1L, 2L, 10L, 1000L, 1_000_000_000L, 250_000_000_000_000L)
                    .map(perGroup -> Arguments.of(environment, perGroup)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String environment, long perGroup) {
    BundleMarket market = market(environment);
    SizedMarket sized = market.at(4 * perGroup);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, sized, replication);
      for (int metric = 0; metric < market.metrics().size(); metric++) {
        Metric.Range range = market.metrics().get(metric).range();
        if (sized.undefined(metric).isPresent()) {
          assertThat(outcome.metric(metric)).isNaN();
        } else {
          assertThat(outcome.metric(metric))
              .as(market.metrics().get(metric).name())
              .isFinite()
              .isBetween(range.least(), range.most());
        }
      }
    }
  }

  /** Quantity and money balance in whole units; under Condition 1 nobody loses or regrets. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void theMechanismBalancesInEveryReplication(String environment, long perGroup) {
    BundleMarket market = market(environment);
    SizedMarket sized = market.at(4 * perGroup);
    boolean separable = market.tables().environment.isSeparable();
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, sized, replication);
      double gap = outcome.metric(Measures.PRICE_GAP);
      assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
      assertThat(outcome.metric(Measures.SURPLUS))
          .isLessThanOrEqualTo(outcome.metric(Measures.MAX_SURPLUS_LP) + ROUNDING);
      assertThat(gap)
          .isLessThanOrEqualTo(2 * outcome.metric(Measures.PRICE_ERROR_MARKET) + ROUNDING);
      assertThat(outcome.metric(Measures.RATIONED_AGENTS))
          .isLessThanOrEqualTo(outcome.metric(Measures.RATIONED_UNITS) + ROUNDING);
      assertThat(outcome.metric(Measures.MANIP_GAIN_EX_POST))
          .isLessThanOrEqualTo(separable ? 0 : Double.POSITIVE_INFINITY);
      if (separable) {
        assertThat(outcome.metric(Measures.MANIP_GAIN)).isZero();
        assertThat(outcome.metric(Measures.MIN_PAYOFF)).isGreaterThanOrEqualTo(-ROUNDING);
      }
      assertQuantitiesBalance(kernel);
    }
  }

  /** Sums what types trade in each market of a replay: both sides trade the short side's units. */
  private static void assertQuantitiesBalance(Kernel kernel) {
    Details story = new Details();
    kernel.describe(story);
    for (Object market : story.at("markets").entries().values()) {
      long[] sold = traded(((Details) market).at("sellers"));
      long[] bought = traded(((Details) market).at("buyers"));
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        assertThat(sold[commodity]).isEqualTo(bought[commodity]);
        assertThat(sold[commodity])
            .isEqualTo(
                Math.min(
                    sold[commodity + Bundle.COMMODITIES], bought[commodity + Bundle.COMMODITIES]));
      }
    }
  }

  /** Returns the units of both commodities traded, and announced. */
  private static long[] traded(Details side) {
    long[] units = new long[2 * Bundle.COMMODITIES];
    for (Object type : side.entries().values()) {
      Map<String, Object> told = ((Details) type).entries();
      List<?> announce = (List<?>) Objects.requireNonNull(told.get("announce"));
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        long each = (long) announce.get(commodity);
        long found =
            number(told, "find_both") + number(told, commodity == 0 ? "find_first" : "find_second");
        units[commodity] += each * found;
        units[commodity + Bundle.COMMODITIES] += each * number(told, "agents");
      }
    }
    return units;
  }

  private static long number(Map<String, Object> told, String name) {
    return (long) Objects.requireNonNull(told.get(name));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void layoutIsThatOfTheMeasures(String environment, long perGroup) {
    BundleMarket market = market(environment);
    SizedMarket sized = market.at(4 * perGroup);
    assertThat(market.metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(
            Measures.of(market.tables().environment).stream().map(Measures.Entry::name).toList())
        .doesNotHaveDuplicates();
    assertThat(sized.agents()).isEqualTo(4 * perGroup);
    assertThat(sized.grouping()).contains(new Grouping(2, perGroup));
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      assertThat(sized.centre(metric, 0)).isFinite();
      sized.limit(metric, 0).ifPresent(limit -> assertThat(limit).isFinite());
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsKeys("competitive", "grid", "limits");
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(String environment, long perGroup) {
    BundleMarket market = market(environment);
    SizedMarket sized = market.at(4 * perGroup);
    Kernel forwards = sized.kernel();
    Kernel backwards = sized.kernel();
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      first.add(told(forwards, market, sized, replication));
    }
    for (int replication = REPLICATIONS - 1; replication >= 0; replication--) {
      second.add(0, told(backwards, market, sized, replication));
    }

    assertThat(second).isEqualTo(first);
  }

  @Test
  void onlyWhatAnAgentCanExpectIsAnExpectation() {
    SizedMarket sized = market("complements").at(40);

    assertThat(sized.expectedGiven(Measures.SURPLUS_LOSS_LP)).isEmpty();
    assertThat(sized.expectedGiven(Measures.MANIP_GAIN)).isEmpty();
    assertThat(sized.expectedGiven(Measures.MANIP_GAIN_EX_POST))
        .contains("all other agents and how far both commodities last");
    assertThat(sized.expectedGiven(Measures.INTERIM_PAYOFF + 5)).isPresent();
  }

  @Test
  void sizesOutsideTheGranularityAreRejected() {
    assertThatThrownBy(() -> market("complements").at(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must be a multiple of 4 in [4, 10^15], got 6");
  }

  private static BundleMarket market(String environment) {
    return switch (environment) {
      case "complements" -> Examples.market(Examples.complements());
      case "scarce" -> new BundleMarket(Examples.scarce(TieRule.MAX, PriceRule.MIDDLE));
      case "separable" -> new BundleMarket(Examples.separable());
      default -> {
        long seed = Long.parseLong(environment.substring(7));
        yield new BundleMarket(Examples.random(Streams.create(seed, 4).economy()));
      }
    };
  }

  private static Outcome replicate(
      Kernel kernel, BundleMarket market, SizedMarket sized, long replication) {
    Outcome outcome = Outcome.create(market);
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static String told(
      Kernel kernel, BundleMarket market, SizedMarket sized, long replication) {
    Outcome outcome = replicate(kernel, market, sized, replication);
    Details story = new Details();
    kernel.describe(story);
    StringBuilder text = new StringBuilder();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
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
