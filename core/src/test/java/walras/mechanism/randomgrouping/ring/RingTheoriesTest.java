package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Assumption;
import walras.kernel.Decay;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.signals.StateLimit;
import walras.sampling.Streams;

/**
 * Constants of laws and limits, against another program and against replications. Each comparison
 * of means is false with a probability of 1e-6 at most.
 */
class RingTheoriesTest {

  private static final long SEED = 20261120;
  private static final long PER_GROUP = 100_000_000;
  private static final int REPLICATIONS = 20_000;

  /** What terms of higher order may add at the size above. */
  private static final double HIGHER_ORDER = 2e-3;

  private static final List<Integer> WITH_CONSTANTS =
      List.of(
          Measures.RATIONED_UNITS,
          Measures.UNSERVED_UNITS,
          Measures.FORCED_UNITS,
          Measures.SURPLUS,
          Measures.MAX_SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.POOLED_RATIONED_UNITS,
          Measures.POOLED_SURPLUS_LOSS,
          Measures.GROUPING_COST,
          Measures.MECHANISM_SURPLUS_LOSS,
          Measures.SURPLUS_LOSS_BRANCH_1,
          Measures.SURPLUS_LOSS_BRANCH_1 + 5);

  private static final List<Integer> WITH_SPREADS =
      List.of(Measures.RATIONED_UNITS, Measures.UNSERVED_UNITS, Measures.TRADED_UNITS);

  /** Computed by another program: from Cramér's theorem, from Chernoff's bound, by minimisation. */
  @ParameterizedTest
  @CsvSource({"0, 10, 8, 12", "1, 36, 33, 40"})
  void pricesLockWhereAgentsBalance(int state, int price, int lowest, int highest) {
    RingMarket market = Reference.market(Reference.gap());
    StateLimit limit = market.limit(state);
    StateNoise noise = Objects.requireNonNull(market.noise(state));

    assertThat(limit.price()).isEqualTo(price);
    assertThat(limit.lowest()).isEqualTo(lowest);
    assertThat(limit.highest()).isEqualTo(highest);
    assertThat(limit.balances()).isTrue();
    assertThat(noise.lockRate()).isEqualTo(0.0288331706555, within(1e-12));
    assertThat(market.information(state).chernoff())
        .isEqualTo(Reference.table("chernoff_per_pair_gap").asDouble(), within(1e-12));
  }

  /** The constants of the other program, times √n. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.2585441472913206, 0.020237631986553473, 0.14927053303604618, 0.008529744744916927",
    "1, 0.2585441472913206, 0.02499323554159066, 0.14927053303604618, 0.009382719219408605"
  })
  void constantsAreThoseOfTheDerivation(
      int state, double rationed, double loss, double pooledRationed, double pooledLoss) {
    RingMarket market = Reference.market(Reference.gap());
    double root = Math.sqrt(6);

    assertThat(constant(market, Measures.RATIONED_UNITS, state) / root)
        .isEqualTo(rationed, within(1e-12));
    assertThat(constant(market, Measures.SURPLUS_LOSS, state) / root)
        .isEqualTo(loss, within(1e-12));
    assertThat(constant(market, Measures.POOLED_RATIONED_UNITS, state) / root)
        .isEqualTo(pooledRationed, within(1e-12));
    assertThat(constant(market, Measures.POOLED_SURPLUS_LOSS, state) / root)
        .isEqualTo(pooledLoss, within(1e-12));
  }

  @ParameterizedTest(name = "{0} groups")
  @ValueSource(ints = {3, 4, 7})
  void constantsAreThoseOfReplications(int groups) {
    Map<String, Object> fields = Reference.gap();
    fields.put("groups", String.valueOf(groups));
    assertConstants(Reference.market(fields));
  }

  @Test
  void constantsOfSeveralUnitsAreThoseOfReplications() {
    RingMarket market = Reference.market(Reference.unitsThatBalance());

    assertThat(balance(market).holds()).isTrue();
    assertConstants(market);
  }

  private static void assertConstants(RingMarket market) {
    SummaryStatistics[][] found = run(market, PER_GROUP);
    double agents = 2.0 * market.environment().groups() * PER_GROUP;

    for (int state = 0; state < 2; state++) {
      for (int metric : WITH_CONSTANTS) {
        SummaryStatistics statistics = found[state][metric];
        double law = constant(market, metric, state) / Math.sqrt(agents);
        double limit = market.limits().of(metric, state).orElseThrow();
        assertThat(statistics.getMean() - limit)
            .as(Measures.all().get(metric).name())
            .isEqualTo(law, within(LARGEST_Z * error(statistics) + HIGHER_ORDER * Math.abs(law)));
      }
      for (int metric : WITH_SPREADS) {
        double law = spread(market, metric, state) / Math.sqrt(agents);
        assertThat(found[state][metric].getStandardDeviation())
            .as("sd of " + Measures.all().get(metric).name())
            .isEqualTo(law, within(0.04 * law));
      }
      SummaryStatistics least = found[state][Measures.MIN_PAYOFF];
      double limit = market.limits().of(Measures.MIN_PAYOFF, state).orElseThrow();
      assertThat(least.getMean()).isEqualTo(limit, within(LARGEST_Z * error(least) + 1e-4));
    }
  }

  /** One sigma of r groups is not that of r + 1: the comparison above can tell. */
  @Test
  void anotherNumberOfGroupsHasOtherConstants() {
    Map<String, Object> fields = Reference.gap();
    fields.put("groups", "4");
    RingMarket four = Reference.market(fields);
    SummaryStatistics three =
        run(Reference.market(Reference.gap()), PER_GROUP)[0][Measures.SURPLUS_LOSS];
    double law = constant(four, Measures.SURPLUS_LOSS, 0) / Math.sqrt(8.0 * PER_GROUP);

    assertThat(Math.abs(three.getMean() - law))
        .isGreaterThan(LARGEST_Z * error(three) + HIGHER_ORDER * law);
  }

  /** Shares that jump over zero leave rationing and loss at every size. */
  @Test
  void limitsAreThoseOfReplicationsWhereNothingBalances() {
    Map<String, Object> fields = Reference.gap();
    fields.put("eps", "0.003");
    fields.put(
        "buyers",
        Reference.side(
            List.of(List.of("0.45", "0.3", "0.15", "0.1"), List.of("0.1", "0.1", "0.25", "0.55")),
            "values",
            List.of(
                List.of("0.01", "0.11", "0.31", "0.41"), List.of("0.51", "0.61", "0.81", "0.91"))));
    assertLimitsWithoutBalance(Reference.market(fields));
  }

  @Test
  void limitsOfSeveralUnitsAreThoseOfReplications() {
    Map<String, Object> fields = Reference.unitsThatBalance();
    fields.put("eps", "0.003");
    fields.put(
        "buyers",
        Reference.side(
            List.of(List.of("0.45", "0.3", "0.15", "0.1"), List.of("0.1", "0.1", "0.25", "0.55")),
            "values",
            Reference.units("0.01 -0.05, 0.11 0.05, 0.31 0.29, 0.41 0.31"),
            Reference.units("0.51 0.33, 0.61 0.43, 0.81 0.55, 0.91 0.79")));
    assertLimitsWithoutBalance(Reference.market(fields));
  }

  private static void assertLimitsWithoutBalance(RingMarket market) {
    SummaryStatistics[][] found = run(market, PER_GROUP);

    assertThat(balance(market).holds()).isFalse();
    for (int state = 0; state < 2; state++) {
      assertThat(market.limit(state).balances()).isFalse();
      assertThat(market.noise(state)).isNull();
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        SummaryStatistics statistics = found[state][metric];
        if (metric != Measures.LOG_POSTERIOR_ERROR_ALL && !Double.isNaN(statistics.getMean())) {
          assertThat(statistics.getMean())
              .as(Measures.all().get(metric).name())
              .isEqualTo(
                  market.limits().of(metric, state).orElseThrow(),
                  within(LARGEST_Z * error(statistics) + 1e-7));
        }
      }
    }
  }

  /** The logarithm of the error falls by the relative entropy of each pair of agents. */
  @Test
  void logErrorFallsWithTheEntropyOfSignals() {
    RingMarket market = Reference.market(Reference.gap());
    SummaryStatistics[][] found = run(market, 1_000_000);

    for (int state = 0; state < 2; state++) {
      double law = constant(market, Measures.LOG_POSTERIOR_ERROR_ALL, state) * 6e6;
      SummaryStatistics statistics = found[state][Measures.LOG_POSTERIOR_ERROR_ALL];
      assertThat(statistics.getMean()).isEqualTo(law, within(LARGEST_Z * error(statistics)));
    }
  }

  /** Errors of beliefs at some sizes fall at least as fast as Chernoff's bound says. */
  @Test
  void errorsOfBeliefsFallExponentially() {
    RingMarket market = Reference.market(Reference.gap());
    double rate = market.information(0).chernoff();
    for (int[] metric :
        List.of(
            new int[] {Measures.POSTERIOR_ERROR_SECOND, 1},
            new int[] {Measures.POSTERIOR_ERROR_THIRD, 2},
            new int[] {Measures.POSTERIOR_ERROR_ALL, 3})) {
      double few = run(market, 5)[0][metric[0]].getMean();
      double many = run(market, 15)[0][metric[0]].getMean();
      double fall = Math.log(few / many) / 10;
      assertThat(fall).isBetween(rate * metric[1], rate * metric[1] * 1.5);
    }
  }

  @Test
  void checksSayWhatHoldsAndWhatDoesNot() {
    RingMarket market = Reference.market(Reference.gap());

    assertThat(market.assumptions())
        .extracting(assumption -> assumption.name() + ": " + assumption.holds())
        .containsExactly(
            "Condition 1 (decreasing values, increasing costs): true",
            "revealing first messages (15): true",
            "identifiable states (13): true",
            "Condition 3 (signals of the own group change no preference): false",
            "participation of sellers: false",
            "balance on the grid: true");
    assertThat(market.assumptions().get(3).finding())
        .contains("condition3_violation_share", "exp(-0.27412 n)");
    assertThat(market.assumptions().get(4).finding()).contains("sellers with signal 4 never gain");
  }

  private static Assumption balance(RingMarket market) {
    return market.assumptions().get(5);
  }

  private static double constant(RingMarket market, int metric, int state) {
    return law(market, metric, state, Statistic.MEAN);
  }

  private static double spread(RingMarket market, int metric, int state) {
    return law(market, metric, state, Statistic.SD);
  }

  /** Returns the constant of a power law in N given a state. */
  private static double law(RingMarket market, int metric, int state, Statistic statistic) {
    Theory theory =
        market.metrics().get(metric).theories().stream()
            .filter(law -> law.statistic().equals(statistic) && Objects.equals(law.given(), state))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(((Decay.Power) theory.decay()).constant());
  }

  /** Returns statistics by state, then metric. */
  private static SummaryStatistics[][] run(RingMarket market, long perGroup) {
    SizedRing sized = (SizedRing) market.at(market.granularity().step() * perGroup);
    SummaryStatistics[][] statistics = {empty(), empty()};
    RingKernel kernel = new RingKernel(sized);
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < statistics[0].length; metric++) {
        statistics[outcome.state()][metric].addValue(outcome.metric(metric));
      }
    }
    return statistics;
  }

  private static SummaryStatistics[] empty() {
    return Stream.generate(SummaryStatistics::new)
        .limit(Measures.all().size())
        .toArray(SummaryStatistics[]::new);
  }

  private static double error(SummaryStatistics statistics) {
    return statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }
}
