package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.sampling.Streams;

/**
 * What engines rely on, in every environment of bundles, from the smallest market to the largest.
 */
class BundleContractTest {

  private static final int REPLICATIONS = 60;
  private static final long SEED = 20261120;
  private static final double ROUNDING = 1e-12;

  static Stream<Arguments> markets() {
    return Stream.of("study", "tiny", "one state", "waived")
        .flatMap(
            environment ->
                Stream.of(1L, 10L, 1000L, 250_000_000_000_000L)
                    .map(perGroup -> Arguments.of(environment, perGroup)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String environment, long perGroup) {
    SizedBundles sized = sized(environment, perGroup);
    List<Metric> metrics = sized.market().metrics();
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      assertThat(outcome.state()).isBetween(0, sized.market().states().size() - 1);
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

  /** Quantity and money balance in whole units in each group and branch; nobody beats the best. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void theMechanismBalancesInEveryReplication(String environment, long perGroup) {
    SizedBundles sized = sized(environment, perGroup);
    BundleGroups groups = new BundleGroups(sized.market().environment(), perGroup);
    BundleTrade trade = new BundleTrade(sized.market(), groups);
    Streams streams = Streams.create(SEED, sized.agents());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      groups.draw(streams.economy());
      trade.execute(streams.lotteries());
      List<BundleDeal> deals = new ArrayList<>(List.of(trade.main));
      Stream.of(trade.random).forEach(branch -> deals.addAll(List.of(branch)));
      deals.add(trade.pooled);
      for (BundleDeal deal : deals) {
        for (int commodity = 0; commodity < 2; commodity++) {
          assertThat(deal.residual(commodity)).isZero();
          assertThat(Math.min(deal.unserved(commodity), deal.forced(commodity))).isZero();
          assertThat(deal.forced(commodity)).isLessThanOrEqualTo(2 * perGroup);
        }
      }
      double most = trade.maximum() * (1 + ROUNDING) + ROUNDING;
      assertThat(trade.surplus(trade.main)).isLessThanOrEqualTo(most);
      assertThat(trade.surplus(trade.pooled)).isLessThanOrEqualTo(most);
      assertThat(groups.gap())
          .isLessThanOrEqualTo(2 * groups.distance(groups.formed[BundleGroups.POOL]));
    }
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void layoutIsThatOfTheMeasures(String environment, long perGroup) {
    SizedBundles sized = sized(environment, perGroup);
    assertThat(sized.market().metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(
            BundleMeasures.of(sized.market().environment()).stream()
                .map(Measures.Entry::name)
                .toList())
        .contains("max_surplus_lp", "surplus_loss_branch_1_lp", "mechanism_surplus_loss_lp");
    assertThat(sized.agents()).isEqualTo(4 * perGroup);
    assertThat(sized.grouping()).contains(new Grouping(2, perGroup));
    assertThat(sized.market().granularity().admits(sized.agents())).isTrue();
    for (int state = 0; state < sized.market().states().size(); state++) {
      for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
        assertThat(sized.centre(metric, state)).isFinite();
        sized.limit(metric, state).ifPresent(limit -> assertThat(limit).isFinite());
      }
    }
    Details limits = new Details();
    sized.describeLimits(limits);
    assertThat(limits.entries()).containsOnlyKeys(sized.market().states());
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void anyOrderGivesTheSameBitsAndTheSameStory(String environment, long perGroup) {
    SizedBundles sized = sized(environment, perGroup);
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
  void sizesOutsideTheGranularityAreRejected() {
    assertThatThrownBy(() -> BundleExamples.market(BundleExamples.tiny()).at(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must be a multiple of 4 in [4, 10^15], got 6");
  }

  private static SizedBundles sized(String environment, long perGroup) {
    Map<String, Object> fields =
        "study".equals(environment) ? BundleExamples.study() : BundleExamples.tiny();
    if ("one state".equals(environment)) {
      fields.put("states", List.of("only"));
      fields.put("prior", List.of("1"));
      fields.put("rule", "highest");
      fields.remove("eps");
      fields.put(
          "buyers",
          Map.of(
              "probabilities",
              List.of("0.5", "0.5"),
              "values",
              List.of(BundleExamples.pair("0.5", "-1.5"), BundleExamples.pair("0.25", "0.5")),
              "both",
              List.of("2.5", "0.25")));
    }
    if ("waived".equals(environment)) {
      fields.put("condition-2", "waived");
      fields.put("tie", "min");
      fields.put(
          "sellers",
          Map.of(
              "probabilities",
              Map.of("L", List.of("0.3", "0.7"), "H", List.of("0.5", "0.5")),
              "costs",
              Map.of(
                  "L",
                  List.of(BundleExamples.pair("0.15", "0.75"), BundleExamples.pair("0.5", "0.25")),
                  "H",
                  List.of(BundleExamples.pair("0.25", "1.75"), BundleExamples.pair("0", "0")))));
    }
    return BundleExamples.sized(fields, perGroup);
  }

  private static Outcome replicate(Kernel kernel, SizedBundles sized, long replication) {
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static String told(Kernel kernel, SizedBundles sized, long replication) {
    Outcome outcome = replicate(kernel, sized, replication);
    Details story = new Details();
    kernel.describe(story);
    StringBuilder text = new StringBuilder();
    for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
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
