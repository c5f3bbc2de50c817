package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class RingContractTest {

  private static final int REPLICATIONS = 100;
  private static final long SEED = 20261120;
  private static final double ROUNDING = 1e-12;

  static Stream<Arguments> markets() {
    return Stream.of("gap", "tiny", "seven groups", "two units", "lowest price", "fine grid")
        .flatMap(
            environment ->
                Stream.of(1L, 2L, 10L, 1000L, 1_000_000_000L, 70_000_000_000_000L)
                    .map(perGroup -> Arguments.of(environment, perGroup)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String environment, long perGroup) {
    SizedRing sized = sized(environment, perGroup);
    List<Metric> metrics = sized.market().metrics();
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
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

  /** Quantity and money balance in whole units in each group, and nobody is served twice. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void everyGroupBalancesInEveryReplication(String environment, long perGroup) {
    SizedRing sized = sized(environment, perGroup);
    RingPlay play = new RingPlay(sized.environment(), perGroup);
    Streams streams = Streams.create(SEED, sized.agents());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      play.draw(streams);
      play.announce();
      play.serve(streams.lotteries());
      for (int market = 0; market <= play.groups(); market++) {
        Deal deal = play.deal(market);
        long agents = market == play.groups() ? play.groups() * perGroup : perGroup;
        assertThat(deal.residual()).isZero();
        assertThat(deal.unserved() * deal.forced()).isZero();
        assertThat(deal.supply() - deal.unserved() + deal.forced()).isEqualTo(deal.demand());
        int units = sized.environment().units();
        assertThat(deal.demand()).isBetween(0L, units * agents);
        for (int place = 0; place < sized.environment().costs(0).length; place++) {
          assertThat(deal.sold(place)).isBetween(0L, play.counts().sellers[market][place / units]);
        }
      }
      for (int group = 0; group < play.groups(); group++) {
        assertThat(play.deal(group).price()).isEqualTo(play.formed((group + 1) % play.groups()));
      }
    }
  }

  /** What holds between metrics in each replication. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void metricsFitTogether(String environment, long perGroup) {
    SizedRing sized = sized(environment, perGroup);
    double eta = sized.environment().eta();
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      double loss = outcome.metric(Measures.SURPLUS_LOSS);
      double mixed = (1 - 6 * eta) * loss;
      for (int branch = 0; branch < Pairs.BRANCHES; branch++) {
        mixed += eta * outcome.metric(Measures.SURPLUS_LOSS_BRANCH_1 + branch);
      }
      assertThat(outcome.metric(Measures.MECHANISM_SURPLUS_LOSS)).isCloseTo(mixed, near());
      assertThat(outcome.metric(Measures.RATIONED_UNITS))
          .isCloseTo(
              outcome.metric(Measures.UNSERVED_UNITS) + outcome.metric(Measures.FORCED_UNITS),
              near());
      assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
      assertThat(outcome.metric(Measures.GROUPING_COST))
          .isCloseTo(loss - outcome.metric(Measures.POOLED_SURPLUS_LOSS), near());
      assertThat(outcome.metric(Measures.PRICE_GAP))
          .isLessThanOrEqualTo(2 * outcome.metric(Measures.PRICE_ERROR_MARKET) + ROUNDING);
    }
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void layoutIsThatOfTheMeasures(String environment, long perGroup) {
    SizedRing sized = sized(environment, perGroup);
    int groups = sized.environment().groups();
    assertThat(sized.market().metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(Measures.all().stream().map(Measures.Entry::name).toList());
    assertThat(sized.agents()).isEqualTo(2L * groups * perGroup);
    assertThat(sized.grouping()).contains(new Grouping(groups, perGroup));
    assertThat(sized.market().granularity().admits(sized.agents())).isTrue();
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      assertThat(sized.centre(metric, 1)).isFinite();
      sized.limit(metric, 1).ifPresent(limit -> assertThat(limit).isFinite());
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsOnlyKeys("low", "high");
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(String environment, long perGroup) {
    SizedRing sized = sized(environment, perGroup);
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
  void onlyLossesOfPairsAreExpectations() {
    SizedRing sized = sized("gap", 10);

    assertThat(sized.expectedGiven(Measures.SURPLUS_LOSS_BRANCH_1 + 5))
        .contains("counts of signals by group");
    assertThat(sized.expectedGiven(Measures.MECHANISM_SURPLUS_LOSS)).isPresent();
    assertThat(sized.expectedGiven(Measures.SURPLUS_LOSS)).isEmpty();
    assertThat(sized.expectedGiven(Measures.EPS_EFFICIENT)).isEmpty();
  }

  @Test
  void sizesOutsideTheGranularityAreRejected() {
    assertThatThrownBy(() -> market("gap").at(8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must be a multiple of 6 in [6, 10^15], got 8");
  }

  private static Offset<Double> near() {
    return Offset.offset(ROUNDING);
  }

  private static SizedRing sized(String environment, long perGroup) {
    RingMarket market = market(environment);
    return (SizedRing) market.at(market.granularity().step() * perGroup);
  }

  private static RingMarket market(String environment) {
    if ("tiny".equals(environment)) {
      return Reference.market(Reference.tiny());
    }
    Map<String, Object> fields =
        "two units".equals(environment) ? Reference.unitsThatBalance() : Reference.gap();
    switch (environment) {
      case "seven groups" -> fields.put("groups", "7");
      case "lowest price" -> {
        fields.put("rule", "lowest");
        fields.put("tie", "min");
        fields.put("eps", "0.02");
        fields.put("T", "20");
      }
      case "fine grid" -> fields.put("T", "1000000000");
      default -> fields.put("eps", "1e-3");
    }
    return Reference.market(fields);
  }

  private static Outcome replicate(Kernel kernel, SizedRing sized, long replication) {
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static String told(Kernel kernel, SizedRing sized, long replication) {
    Outcome outcome = replicate(kernel, sized, replication);
    Details story = new Details();
    kernel.describe(story);
    StringBuilder text = new StringBuilder().append(outcome.state()).append(' ');
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
