package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Assumption;
import walras.kernel.Decay;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

/** What large markets do, in theory and as drawn. */
class BundleLimitsTest {

  private static final double ROUNDING = 1e-12;
  private static final BundleMarket STUDY = Examples.market(Examples.complements());

  @Test
  void pricesOfTheStudyLockWhereItBalances() {
    FluidLimit fluid = STUDY.fluid();

    assertThat(STUDY.tables().environment.price(fluid.price(0))).isEqualTo(0.45);
    assertThat(STUDY.tables().environment.price(fluid.price(1))).isEqualTo(0.45);
    assertThat(fluid.balances()).isTrue();
    assertThat(STUDY.competitive().isUnique()).isFalse();
    assertThat(STUDY.competitive().surplus()).isEqualTo(0.28, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({
    "surplus, 0.28",
    "max_surplus_lp, 0.28",
    "surplus_loss_lp, 0",
    "relative_efficiency_lp, 1",
    "rationed_units, 0",
    "rationed_agents, 0",
    "traded_units, 0.5",
    "price_error_grid_limit, 0",
    "manip_gain_ex_post, 0",
    "interim_payoff_seller_cheap, 0.48",
    "interim_payoff_seller_dear, 0",
    "interim_payoff_buyer_complements, 0.56",
    "interim_payoff_buyer_first, 0.36",
    "interim_payoff_buyer_low, 0"
  })
  void limitsOfTheStudyAreThoseOfItsFluid(String metric, double limit) {
    assertThat(STUDY.at(4).limit(index(STUDY, metric), 0).orElseThrow())
        .isEqualTo(limit, within(ROUNDING));
  }

  /** Distances of the order n^(-1/2), with constants of at most five. */
  @Test
  void meansOfALargeMarketAreNearTheLimits() {
    long perGroup = 100_000_000;
    for (int metric = 0; metric < STUDY.metrics().size(); metric++) {
      if (STUDY.at(4).limit(metric, 0).isPresent() && STUDY.at(4).undefined(metric).isEmpty()) {
        assertThat(sample(STUDY, perGroup, 200, metric).getMean())
            .as(STUDY.metrics().get(metric).name())
            .isEqualTo(
                STUDY.at(4).limit(metric, 0).orElseThrow(),
                within(5 / Math.sqrt((double) perGroup)));
      }
    }
  }

  /** One commodity is short of sellers at every size: rationing and regret stay. */
  @Test
  void unbalancedMarketsTendToTheirFluid() {
    BundleMarket market =
        new BundleMarket(
            new Environment(
                new Grid(4, TieRule.MAX, PriceRule.MIDDLE),
                List.of(
                    Examples.type(Side.SELLER, "first_only", "0.55", "0.1", "2", "2.1"),
                    Examples.type(Side.SELLER, "all", "0.45", "0.1", "0.2", "0.3")),
                List.of(Examples.type(Side.BUYER, "pair", "1", "0.1", "0.2", "3")),
                new BigDecimal("0.01")));
    assertThat(market.fluid().balances()).isFalse();
    assertThat(market.fluid().isTied()).isFalse();
    for (String metric :
        List.of(
            "surplus",
            "max_surplus_lp",
            "surplus_loss_lp",
            "relative_efficiency_lp",
            "rationed_units",
            "rationed_share",
            "rationed_agents",
            "traded_units",
            "pooled_rationed_units",
            "pooled_surplus_loss_lp",
            "manip_gain_ex_post",
            "interim_payoff_buyer_pair",
            "interim_payoff_seller_all")) {
      int index = index(market, metric);
      double limit = market.at(4).limit(index, 0).orElseThrow();
      assertThat(sample(market, 1_000_000_000_000L, 20, index).getMean())
          .as(metric)
          .isEqualTo(limit, within(1e-5));
    }
    assertThat(market.at(4).limit(Measures.RATIONED_UNITS, 0).orElseThrow())
        .isEqualTo(0.275, within(ROUNDING));
    assertThat(market.at(4).limit(Measures.MANIP_GAIN_EX_POST, 0).orElseThrow()).isPositive();
  }

  /** The constants of locked prices; false alarms below 1e-6 each. */
  @ParameterizedTest
  @CsvSource({"rationed_units", "pooled_rationed_units"})
  void constantsOfRationingAreThoseDerived(String metric) {
    int index = index(STUDY, metric);
    Theory theory =
        STUDY.metrics().get(index).theories().stream()
            .filter(law -> law.statistic().equals(Statistic.MEAN))
            .findFirst()
            .orElseThrow();
    Decay.Power law = (Decay.Power) theory.decay();
    assertThat(law.exponent()).isEqualTo(-0.5);
    assertThat(theory.from()).isEqualTo(4000);
    SummaryStatistics sample = sample(STUDY, 1_000_000, 40_000, index);
    double expected = java.util.Objects.requireNonNull(law.constant()) / Math.sqrt(4e6);

    assertThat(z(sample, expected)).isLessThan(LARGEST_Z);
    assertThat(z(sample, 1.05 * expected)).isGreaterThan(LARGEST_Z);
  }

  /** The mean of the least payoff's sign, as computed independently, to its two digits. */
  @ParameterizedTest
  @CsvSource({"1, 0.14", "10000, 0.88"})
  void someAgentLosesEverMoreOften(long perGroup, double probability) {
    BundleMarket market = STUDY;
    Kernel kernel = market.at(4 * perGroup).kernel();
    Streams streams = Streams.create(7, 4 * perGroup);
    Outcome outcome = Outcome.create(market);
    int losses = 0;
    int replications = 40_000;
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      losses += outcome.metric(Measures.MIN_PAYOFF) < -ROUNDING ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / replications);

    assertThat((double) losses / replications)
        .isEqualTo(probability, within(0.005 + LARGEST_Z * error));
  }

  /** Exactly at n = 1, by replications from n = 3 on; false alarms below 1e-6. */
  @Test
  void complementsGainFromTruthFromThreeSellersAGroupOn() {
    int metric = index(STUDY, "interim_payoff_buyer_complements");
    int type = metric - Measures.INTERIM_PAYOFF;

    assertThat(Law.of(STUDY.tables().environment, 1).interim[type]).isNegative();
    for (long perGroup : new long[] {3, 10, 100}) {
      SummaryStatistics sample = sample(STUDY, perGroup, 40_000, metric);
      double error = sample.getStandardDeviation() / Math.sqrt((double) sample.getN());
      assertThat(sample.getMean()).isGreaterThan(LARGEST_Z * error);
    }
  }

  @Test
  void checkNamesWhatFailsAndWhy() {
    List<Assumption> assumptions = STUDY.assumptions();

    assertThat(assumptions)
        .extracting(Assumption::holds)
        .containsExactly(false, false, false, true);
    assertThat(assumptions.get(0).finding())
        .isEqualTo(
            "buyer complements: both 1.46, one by one 0.06 and 0.06; buyer first: both 0.84, one by"
                + " one 0.81 and 0.06; buyer second: both 0.84, one by one 0.06 and 0.81");
    assertThat(assumptions.get(1).finding())
        .isEqualTo("indifferent somewhere: buyer first, buyer second");
    assertThat(assumptions.get(2).finding())
        .isEqualTo(
            "not at any size, as the messages of others can make rationing certain; part of a"
                + " bundle can be worse than none: at the limit prices buyer complements gets"
                + " -0.39; against price takers truth is best once rationing is rare");
    assertThat(assumptions.get(3).finding())
        .isEqualTo("infinitely many agents balance at the prices (0.45, 0.45)");
  }

  @Test
  void underConditionOneTruthIsDominant() {
    BundleMarket market = new BundleMarket(Examples.separable());

    assertThat(market.assumptions().get(0).holds()).isTrue();
    assertThat(market.metrics().get(Measures.MANIP_GAIN).theories())
        .extracting(Theory::reference)
        .containsExactly("Theorem 1");
  }

  /** Two kinds of substitutes swap commodities: both regions balance, each with its own noise. */
  @Test
  void regionsThatBalanceEquallyWellAreTied() {
    BundleMarket market =
        new BundleMarket(
            new Environment(
                new Grid(2, TieRule.MAX, PriceRule.MIDDLE),
                List.of(
                    Examples.type(Side.SELLER, "one", "0.5", "0.1", "2", "2.1"),
                    Examples.type(Side.SELLER, "other", "0.5", "2", "0.1", "2.1")),
                List.of(
                    Examples.type(Side.BUYER, "either", "0.5", "0.9", "0.7", "1"),
                    Examples.type(Side.BUYER, "also", "0.5", "0.7", "0.9", "1")),
                null));

    assertThat(market.fluid().balances()).isTrue();
    BundleMarket swapped =
        new BundleMarket(
            new Environment(
                market.tables().environment.grid(),
                market.tables().environment.sellers(),
                List.of(
                    Examples.type(Side.BUYER, "either", "0.5", "0.8", "0.8", "1"),
                    Examples.type(Side.BUYER, "also", "0.5", "0.7", "0.6", "1")),
                null));
    assertThat(swapped.fluid().isTied()).isTrue();
    assertThat(swapped.at(4).limit(Measures.PRICE_GAP, 0)).isEmpty();
    assertThat(swapped.at(4).limit(Measures.MAX_SURPLUS_LP, 0)).isPresent();
  }

  private static double z(SummaryStatistics sample, double mean) {
    return Math.abs(sample.getMean() - mean)
        / (sample.getStandardDeviation() / Math.sqrt((double) sample.getN()));
  }

  private static int index(BundleMarket market, String metric) {
    return market.metrics().stream().map(Metric::name).toList().indexOf(metric);
  }

  private static SummaryStatistics sample(
      BundleMarket market, long perGroup, int replications, int metric) {
    Kernel kernel = market.at(4 * perGroup).kernel();
    Streams streams = Streams.create(20261121, 4 * perGroup);
    Outcome outcome = Outcome.create(market);
    SummaryStatistics sample = new SummaryStatistics();
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      sample.addValue(outcome.metric(metric));
    }
    return sample;
  }
}
