package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Decay;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** What engines rely on with bundles, from the smallest market to the largest; limits and rates. */
class BundleContractTest {

  private static final int REPLICATIONS = 100;
  private static final long SEED = 20261121;

  static Stream<Arguments> markets() {
    return Stream.of("tiny", "study")
        .flatMap(
            name ->
                Stream.of(1L, 2L, 10L, 1000L, 1_000_000_000L, 150_000_000_000_000L)
                    .map(perGroup -> Arguments.of(name, perGroup)));
  }

  private static SizedBundleRing sized(String name, long perGroup) {
    return BundleExamples.sized(
        name.equals("tiny") ? BundleExamples.tiny() : BundleExamples.study(), perGroup);
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void definedMetricsAreInTheirRangeAndUndefinedOnesUntouched(String name, long perGroup) {
    SizedBundleRing sized = sized(name, perGroup);
    List<Metric> metrics = sized.market().metrics();
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
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
      fit(outcome, sized.market().ring());
    }
  }

  private static void fit(Outcome outcome, BundleRing ring) {
    double loss = outcome.metric(Measures.SURPLUS_LOSS);
    double mixed = ring.mainShare() * loss;
    for (Pairs branch : Pairs.ALL) {
      mixed += ring.eta() * outcome.metric(Measures.lossOf(branch));
    }
    Offset<Double> near = Offset.offset(1e-12);
    assertThat(outcome.metric(Measures.MECHANISM_SURPLUS_LOSS)).isCloseTo(mixed, near);
    assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
    assertThat(outcome.metric(Measures.GROUPING_COST))
        .isCloseTo(loss - outcome.metric(Measures.POOLED_SURPLUS_LOSS), near);
    assertThat(outcome.metric(Measures.PRICE_GAP))
        .isLessThanOrEqualTo(2 * outcome.metric(Measures.PRICE_ERROR_MARKET) + 1e-12);
  }

  /** Quantities balance in each group and commodity, at the prices of the next group. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void everyGroupBalancesInEveryReplication(String name, long perGroup) {
    SizedBundleRing sized = sized(name, perGroup);
    BundlePlay play = new BundlePlay(sized.market(), perGroup);
    Streams streams = Streams.create(SEED, sized.agents());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      play.draw(streams);
      play.announce();
      play.serve(streams.lotteries());
      for (int market = 0; market <= play.groups(); market++) {
        BundleDeal deal = play.deal(market);
        for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
          assertThat(deal.residual(commodity)).isZero();
          assertThat(deal.supply(commodity) - deal.unserved(commodity) + deal.forced(commodity))
              .isEqualTo(deal.demand(commodity));
        }
      }
      for (int group = 0; group < play.groups(); group++) {
        int next = (group + 1) % play.groups();
        assertThat(play.deal(group).prices().distance(play.formed(next))).isZero();
      }
    }
  }

  @Test
  void metricsAgainstTheLargestSurplusSaySo() {
    assertThat(sized("tiny", 1).market().metrics().stream().map(Metric::name))
        .hasSize(Measures.all().size())
        .contains("surplus_loss_lp", "surplus_loss_branch_6_lp", "eps_efficient_lp", "surplus");
  }

  @Test
  void aReplicationTellsOfEveryGroup() {
    SizedBundleRing sized = sized("study", 10);
    Kernel kernel = sized.kernel();
    kernel.replicate(Streams.create(SEED, sized.agents()), Outcome.create(sized.market()));
    Details details = new Details();
    kernel.describe(details);

    assertThat(details.entries())
        .containsKeys("state", "group_1", "group_2", "group_3", "pooled", "max_surplus_lp");
  }

  /** Means in each state miss their limit by more than they may with probability 1e-6. */
  @Test
  void largeMarketsTendToTheLimits() {
    SizedBundleRing sized = sized("study", 10_000_000_000L);
    Sample sample = new Sample(sized, 400);
    int compared = 0;
    for (int state = 0; state < 2; state++) {
      for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
        OptionalDouble limit = sized.limit(metric, state);
        if (limit.isPresent() && sized.undefined(metric).isEmpty()) {
          assertThat(sample.distance(state, metric, limit.getAsDouble()))
              .as(sized.market().metrics().get(metric).name())
              .isLessThan(StatisticalTests.LARGEST_Z * sample.error(state, metric) + 1e-4);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(2 * 30);
  }

  /** Constants of n^(-1/2), where terms of the next order are below an error of the mean. */
  @Test
  void constantsOfLockedPricesAreThoseOfDraws() {
    SizedBundleRing sized = sized("study", 1_000_000);
    Sample sample = new Sample(sized, 6000);
    int compared = 0;
    for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
      for (Theory theory : sized.market().metrics().get(metric).theories()) {
        if (theory.statistic() == Statistic.MEAN
            && theory.given() != null
            && metric != Measures.LOG_POSTERIOR_ERROR_ALL
            && theory.decay() instanceof Decay.Power power
            && power.constant() != null) {
          int state = theory.given();
          double limit = sized.limit(metric, state).orElseThrow();
          double expected = limit + power.constant() / Math.sqrt((double) sized.agents());
          assertThat(sample.distance(state, metric, expected))
              .as(sized.market().metrics().get(metric).name())
              .isLessThan(StatisticalTests.LARGEST_Z * sample.error(state, metric));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(2 * 6);
  }

  /** Ten standard deviations from the next region of prices: no replication in 10^20. */
  @Test
  void pricesAreLockedFromTheSizeOnThatTheorySays() {
    assertThat(strayed(1251)).isZero();
    assertThat(strayed(100)).isEqualTo(2 * 5);
  }

  private static int strayed(long perGroup) {
    SizedBundleRing sized = sized("study", perGroup);
    Sample sample = new Sample(sized, 1000);
    int strayed = 0;
    for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
      for (Theory theory : sized.market().metrics().get(metric).theories()) {
        if (theory.given() != null && theory.decay() instanceof Decay.Zero) {
          assertThat(theory.from()).isBetween(6000.0, 1251 * 6.0);
          double limit = sized.limit(metric, theory.given()).orElseThrow();
          strayed += sample.distance(theory.given(), metric, limit) > 0 ? 1 : 0;
        }
      }
    }
    return strayed;
  }

  /** Means and standard errors by state. */
  private static final class Sample {
    private final double[][] sums;
    private final double[][] squares;
    private final int[] count = new int[2];
    private final SizedBundleRing sized;

    Sample(SizedBundleRing sized, int replications) {
      this.sized = sized;
      int metrics = sized.market().metrics().size();
      sums = new double[2][metrics];
      squares = new double[2][metrics];
      Kernel kernel = sized.kernel();
      Outcome outcome = Outcome.create(sized.market());
      Streams streams = Streams.create(SEED, sized.agents());
      for (int replication = 0; replication < replications; replication++) {
        streams.address(replication);
        outcome.clear();
        kernel.replicate(streams, outcome);
        int state = outcome.state();
        count[state]++;
        for (int metric = 0; metric < metrics; metric++) {
          double deviation = outcome.metric(metric) - centre(metric, state);
          sums[state][metric] += deviation;
          squares[state][metric] += deviation * deviation;
        }
      }
    }

    private double centre(int metric, int state) {
      return sized.limit(metric, state).orElse(0);
    }

    double distance(int state, int metric, double number) {
      return Math.abs(centre(metric, state) + sums[state][metric] / count[state] - number);
    }

    double error(int state, int metric) {
      double mean = sums[state][metric] / count[state];
      double variance = Math.max(0, squares[state][metric] / count[state] - mean * mean);
      return Math.sqrt(variance / count[state]);
    }
  }
}
