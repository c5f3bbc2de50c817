package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Decay;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.sampling.Streams;

/** Constants of laws and limits, against closed forms and against replications. */
class GroupingTheoriesTest {

  private static final long SEED = 20261120;
  private static final int REPLICATIONS = 20_000;

  /** What terms of higher order may add at the sizes below. */
  private static final double HIGHER_ORDER = 2e-3;

  /** Rates of Cramér's theorem computed by another program. */
  @ParameterizedTest
  @CsvSource({"uniform 10, 0.01118, 1e-5", "gap, 0.0877, 5e-5", "uniform 1000, 1e-6, 1e-8"})
  void pricesLockAtTheRateOfLargeDeviations(String environment, double rate, double tolerance) {
    assertThat(MechanismContractTest.market(environment).theories().lockRate())
        .isEqualTo(rate, within(tolerance));
  }

  /** For uniform values s = f (priceSd) / 2 and all constants are multiples of roots of pi. */
  @Test
  void constantsOfUniformValuesAreClosedForms() {
    RandomGroupingMarket market = Reference.market(Reference.uniform(1000));
    double root = Math.sqrt(1 / (2 * Math.PI));

    assertThat(constant(market, Measures.PRICE_GAP, 0)).isEqualTo(2 * root, within(1e-12));
    assertThat(constant(market, Measures.RATIONED_UNITS, 0)).isEqualTo(2 * root, within(1e-12));
    assertThat(constant(market, Measures.SURPLUS_LOSS, 0)).isEqualTo(root / 2, within(1e-12));
    assertThat(constant(market, Measures.RATIONED_UNITS, 1))
        .isEqualTo(2 * root / Math.sqrt(2), within(1e-12));
  }

  /** The regime of a grid that grows, then that of locked prices: with 1000 steps and types. */
  @ParameterizedTest
  @CsvSource({
    "uniform 20000, 1000000, 0",
    "uniform 1000, 1000000000, 1",
    "uniform 10, 100000000, 0",
    "gap, 100000000, 0",
    "beta fine, 1000000, 0",
    "two units, 100000000, 0"
  })
  void constantsAreThoseOfReplications(String environment, long perGroup, int regime) {
    RandomGroupingMarket market = MechanismContractTest.market(environment);
    SummaryStatistics[] found = run(market, perGroup);

    for (int metric :
        List.of(Measures.RATIONED_UNITS, Measures.SURPLUS_LOSS, Measures.RATIONED_AGENTS)) {
      double law = constant(market, metric, regime) / Math.sqrt(4.0 * perGroup);
      double error = found[metric].getStandardDeviation() / Math.sqrt(REPLICATIONS);
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(law, within(LARGEST_Z * error + HIGHER_ORDER * law));
    }
  }

  @Test
  void excessDemandThatJumpsLeavesRationingAndLoss() {
    Map<String, Object> cost = law("0.3", "0.3", "0.2", "0.2");
    Map<String, Object> value = law("0.2", "0.3", "0.3", "0.2");
    RandomGroupingMarket market = Reference.market(Map.of("T", "20", "cost", cost, "value", value));
    SummaryStatistics[] found = run(market, 100_000_000);

    assertThat(market.theories().locked()).isNull();
    assertThat(market.fluid().balances()).isFalse();
    for (int metric :
        List.of(
            Measures.RATIONED_UNITS,
            Measures.SURPLUS_LOSS,
            Measures.SURPLUS,
            Measures.TRADED_UNITS,
            Measures.RELATIVE_EFFICIENCY,
            Measures.RATIONED_SHARE)) {
      double limit = market.at(400_000_000).limit(metric, 0).orElseThrow();
      double error = found[metric].getStandardDeviation() / Math.sqrt(REPLICATIONS);
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(limit, within(LARGEST_Z * error + 1e-7));
    }
    assertThat(market.at(400_000_000).limit(Measures.SURPLUS_LOSS, 0).orElseThrow())
        .isEqualTo(1.0 / 200, within(1e-12));
  }

  /** The middle of a gap moves to one of its ends with one unit more or less: no law of 1/n. */
  @Test
  void thePoolStaysManipulableWhereManyPricesBalanceIt() {
    RandomGroupingMarket gap = MechanismContractTest.market("gap");

    assertThat(gap.at(4).limit(Measures.POOLED_MANIP_GAIN_BUYER, 0)).isEmpty();
    assertThat(run(gap, 100_000_000)[Measures.POOLED_MANIP_GAIN_BUYER].getMean())
        .isBetween(0.03, 0.045);
    assertThat(
            run(Reference.market(Reference.uniform(20_000)), 1_000_000)[
                Measures.POOLED_MANIP_GAIN_BUYER]
                .getMean())
        .isLessThan(1e-6);
  }

  private static Map<String, Object> law(String... probabilities) {
    return Map.of(
        "law", "discrete",
        "atoms", List.of("0.125", "0.325", "0.675", "0.875"),
        "probabilities", List.of(probabilities));
  }

  /** Returns the constant of a mean's power law in N in a regime, counted from zero. */
  private static double constant(RandomGroupingMarket market, int metric, int regime) {
    List<Double> constants =
        market.metrics().get(metric).theories().stream()
            .filter(theory -> theory.statistic().equals(Statistic.MEAN))
            .map(Theory::decay)
            .filter(Decay.Power.class::isInstance)
            .map(decay -> Objects.requireNonNull(((Decay.Power) decay).constant()))
            .toList();
    return constants.get(regime);
  }

  private static SummaryStatistics[] run(RandomGroupingMarket market, long perGroup) {
    SizedGrouping sized = (SizedGrouping) market.at(4 * perGroup);
    SummaryStatistics[] statistics = new SummaryStatistics[Measures.all().size()];
    for (int metric = 0; metric < statistics.length; metric++) {
      statistics[metric] = new SummaryStatistics();
    }
    GroupingKernel kernel = new GroupingKernel(sized);
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < statistics.length; metric++) {
        statistics[metric].addValue(outcome.metric(metric));
      }
    }
    return statistics;
  }
}
