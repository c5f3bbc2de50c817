package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class ThreeBidsContractTest {

  private static final int REPLICATIONS = 50;
  private static final long SEED = 20261120;
  private static final double ROUNDING = 1e-9;

  static Stream<Arguments> markets() {
    return Stream.of(
            "two-by-three",
            "three-by-five",
            "private-two-by-four",
            "pinned-two-by-four",
            "mirror-two-by-three",
            "one state",
            "tie",
            "unequal",
            "canonical")
        .flatMap(
            name ->
                Stream.of(1L, 2L, 50L, 1_000_000L, 10_000_000_000_000L)
                    .map(perGroup -> Arguments.of(name, perGroup)));
  }

  private static ThreeBidsMarket market(String name) {
    boolean isNamed =
        Reference.rows("environments").anyMatch(row -> row.path("name").asText().equals(name));
    Map<String, Object> fields = Reference.environment(isNamed ? name : "two-by-three");
    switch (name) {
      case "one state" -> {
        fields.put("states", List.of("k0"));
        fields.put("prior", List.of("1"));
        fields.put("probabilities", List.of("0.25", "0.62", "0.13"));
        fields.put("values", List.of("0.2", "0.4", "0.7"));
      }
      case "tie" -> fields.put("tie-tolerance", "0.02");
      case "unequal" -> {
        fields.put("sellers-per-n", "1");
        fields.put("buyers-per-n", "2");
        fields.put("groups", "3");
      }
      case "canonical" -> fields.put("selection", "canonical");
      default -> {}
    }
    return Reference.market(fields);
  }

  private static SizedMarket sized(ThreeBidsMarket market, long perGroup) {
    return market.at(market.granularity().step() * perGroup);
  }

  private static Outcome replicate(
      Kernel kernel, ThreeBidsMarket market, SizedMarket sized, long index) {
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(index);
    Outcome outcome = Outcome.create(market);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String name, long perGroup) {
    ThreeBidsMarket market = market(name);
    SizedMarket sized = sized(market, perGroup);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, sized, replication);
      for (int index = 0; index < market.metrics().size(); index++) {
        Metric metric = market.metrics().get(index);
        if (sized.undefined(index).isPresent()) {
          assertThat(outcome.metric(index)).as(metric.name()).isNaN();
        } else {
          assertThat(outcome.metric(index))
              .as(metric.name())
              .isFinite()
              .isBetween(metric.range().least(), metric.range().most());
        }
      }
    }
  }

  /** What holds between metrics in each replication. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void metricsFitTogether(String name, long perGroup) {
    ThreeBidsMarket market = market(name);
    SizedMarket sized = sized(market, perGroup);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, sized, replication);
      double cases = 0;
      for (int number = 0; number < 3; number++) {
        cases += outcome.metric(Measures.CASE1_SHARE + number);
      }
      assertThat(cases).isCloseTo(1, within(ROUNDING));
      assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
      double misallocated = outcome.metric(Measures.MISALLOCATION_SHARE_PT);
      if (!"canonical".equals(name)) {
        assertThat(outcome.metric(Measures.MISALLOCATION_SHARE_PT_LO))
            .isLessThanOrEqualTo(misallocated + ROUNDING);
        assertThat(outcome.metric(Measures.MISALLOCATION_SHARE_PT_HI))
            .isGreaterThanOrEqualTo(misallocated - ROUNDING);
      }
      assertThat(outcome.metric(Measures.PRICE_ERROR_MAX))
          .isGreaterThanOrEqualTo(outcome.metric(Measures.PRICE_ERROR_MEAN) - ROUNDING);
      assertThat(outcome.metric(Measures.ALL_PRICES_WITHIN))
          .isEqualTo(outcome.metric(Measures.PRICE_MISS_SHARE) == 0 ? 1 : 0);
    }
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void sizesAndLimitsAreThere(String name, long perGroup) {
    ThreeBidsMarket market = market(name);
    SizedMarket sized = sized(market, perGroup);
    int groups = market.environment().rules().groups();
    assertThat(sized.grouping()).contains(new Grouping(groups, perGroup));
    assertThat(market.granularity().admits(sized.agents())).isTrue();
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      assertThat(sized.centre(metric, 0)).isFinite();
      sized.limit(metric, 0).ifPresent(limit -> assertThat(limit).isFinite());
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsKeys("k0", "first_bids");
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(String name, long perGroup) {
    ThreeBidsMarket market = market(name);
    SizedMarket sized = sized(market, perGroup);
    Kernel kernel = sized.kernel();
    for (long replication : new long[] {7, 3, 7}) {
      Outcome here = replicate(kernel, market, sized, replication);
      Kernel fresh = sized.kernel();
      Outcome there = replicate(fresh, market, sized, replication);
      assertThat(here.state()).isEqualTo(there.state());
      for (int metric = 0; metric < market.metrics().size(); metric++) {
        assertThat(Double.doubleToLongBits(here.metric(metric)))
            .isEqualTo(Double.doubleToLongBits(there.metric(metric)));
      }
      Details story = new Details();
      kernel.describe(story);
      Details same = new Details();
      fresh.describe(same);
      assertThat(text(story)).isEqualTo(text(same));
    }
  }

  private static String text(Details details) {
    StringBuilder text = new StringBuilder();
    details
        .entries()
        .forEach(
            (key, value) ->
                text.append(key)
                    .append('=')
                    .append(value instanceof Details branch ? text(branch) : value.toString())
                    .append(';'));
    return text.toString();
  }

  /** At a billion agents every metric with a limit is near it. */
  @ParameterizedTest
  @ValueSource(strings = {"two-by-three", "three-by-five", "pinned-two-by-four", "unequal"})
  void metricsReachTheirLimits(String name) {
    ThreeBidsMarket market = market(name);
    SizedMarket sized = sized(market, 100_000_000);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, market, sized, replication);
      for (int metric = 0; metric < market.metrics().size(); metric++) {
        OptionalDouble limit = sized.limit(metric, outcome.state());
        boolean isDefined = sized.undefined(metric).isEmpty();
        if (limit.isPresent() && isDefined && !Measures.isRealised(metric)) {
          assertThat(outcome.metric(metric)).isCloseTo(limit.getAsDouble(), within(1e-3));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-by-three", "three-by-five", "pinned-two-by-four"})
  void tiltsAreLawsUnderWhichRareThingsAreNot(String name) {
    ThreeBidsMarket market = market(name);
    Economy economy = market.environment().economy();
    for (int place = 0; place < market.states().size(); place++) {
      Benchmark benchmark = market.benchmark(place);
      Tilts.of(economy, benchmark).forEach(tilt -> isLaw(tilt, economy, benchmark));
    }
  }

  private static void isLaw(Tilts.Tilt tilt, Economy economy, Benchmark benchmark) {
    double[] law = tilt.law().stream().mapToDouble(p -> p).toArray();
    assertThat(Arrays.stream(law).sum()).isCloseTo(1, within(1e-14));
    double aim = 0;
    for (int signal = 0; signal < law.length; signal++) {
      assertThat(tilt.logRatios().get(signal))
          .isCloseTo(Math.log(law[signal] / benchmark.share(signal)), within(1e-13));
      aim += law[signal] * weight(tilt, economy, benchmark, signal);
    }
    double wanted = tilt.aim() == Tilts.Aim.STATE ? 0 : benchmark.unitsShare();
    assertThat(aim).isCloseTo(wanted, within(1e-13));
  }

  private static double weight(Tilts.Tilt tilt, Economy economy, Benchmark benchmark, int signal) {
    return switch (tilt.aim()) {
      case UP -> benchmark.rank(signal) > 0 ? 1 : 0;
      case DOWN -> benchmark.rank(signal) >= 0 ? 1 : 0;
      case STATE ->
          economy.logSignal(tilt.state(), signal) - economy.logSignal(benchmark.state(), signal);
    };
  }
}
