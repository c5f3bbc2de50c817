package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Assumption;
import walras.kernel.Details;

/** Limits at the edges of environments: nothing to gain, everybody trades, no such price. */
class GroupingLimitsTest {

  private static final long PER_GROUP = 100_000_000;

  /** The long side of sellers, 0.6 against 0.5, leaves a loss; see the documentation. */
  private static Map<String, Object> jump() {
    return Laws.environment(
        "20",
        Laws.discrete("0.125 0.325 0.675 0.875", "0.3 0.3 0.2 0.2"),
        Laws.discrete("0.125 0.325 0.675 0.875", "0.2 0.3 0.3 0.2"));
  }

  @ParameterizedTest
  @CsvSource({"0.004, 0", "0.00499999, 0", "0.00500001, 1", "0.5, 1"})
  void lossesThatStayAreHeldAgainstEps(String eps, double expected) {
    Map<String, Object> fields = jump();
    fields.put("eps", eps);
    RandomGroupingMarket market = Reference.market(fields);

    assertThat(limit(market, Measures.SURPLUS_LOSS)).hasValueCloseTo(0.005, within(1e-15));
    assertThat(limit(market, Measures.EPS_EFFICIENT)).hasValue(expected);
    if (Math.abs(Double.parseDouble(eps) - 0.005) > 1e-4) {
      assertThat(Replications.run(market, PER_GROUP, 100)[Measures.EPS_EFFICIENT].getMean())
          .isEqualTo(expected);
    }
  }

  @Test
  void nothingIsSaidOfALossEqualToEps() {
    Map<String, Object> fields = jump();
    fields.put("eps", "0.005");

    assertThat(limit(Reference.market(fields), Measures.EPS_EFFICIENT)).isEmpty();
  }

  @Test
  void whereTheGridBalancesAnyEpsIsReached() {
    Map<String, Object> fields =
        Laws.environment("10", Laws.discrete("0.15", "1"), Laws.discrete("0.85", "1"));
    fields.put("eps", "1e-7");

    assertThat(limit(Reference.market(fields), Measures.EPS_EFFICIENT)).hasValue(1);
  }

  @Test
  void somebodyWhoDoesNotTradeHasNoPayoff() {
    RandomGroupingMarket market = Reference.market(jump());

    assertThat(limit(market, Measures.MIN_PAYOFF)).hasValue(0);
    assertThat(Replications.run(market, PER_GROUP, 100)[Measures.MIN_PAYOFF].getMax()).isZero();
  }

  /** Ten times 0.1 is less than 1 in doubles. The middle of the prices from 0.2 to 0.8 is 0.5. */
  @Test
  void whereEverybodyTradesTheLeastPayoffHasNoLimitOfZero() {
    String tenths = "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1";
    RandomGroupingMarket market =
        Reference.market(
            Laws.environment(
                "10",
                Laws.discrete("0.01 0.02 0.03 0.04 0.05 0.06 0.07 0.08 0.09 0.11", tenths),
                Laws.discrete("0.81 0.82 0.83 0.84 0.85 0.86 0.87 0.88 0.89 0.99", tenths)));

    assertThat(limit(market, Measures.MIN_PAYOFF)).isEmpty();
    assertThat(limit(market, Measures.RATIONED_UNITS)).hasValue(0);
    assertThat(Replications.run(market, PER_GROUP, 100)[Measures.MIN_PAYOFF].getMin())
        .isGreaterThan(0.3);
  }

  /** In the first no trade is worth anything, in the others no value exceeds a cost. */
  @ParameterizedTest
  @ValueSource(strings = {"types", "apart", "touching", "inside a cell"})
  void whereNothingIsToBeGainedNothingIsLost(String name) {
    RandomGroupingMarket market =
        switch (name) {
          case "types" -> {
            Map<String, Object> fields =
                Laws.environment(
                    "10", Laws.discrete("0.2 0.6 1.2", "0.3 0.3 0.4"), Laws.discrete("0.2", "1"));
            fields.put("tie", "min");
            yield Reference.market(fields);
          }
          case "apart" -> market("20", "0.55", "0.95", "0.05", "0.4");
          case "touching" -> market("10", "0.37", "0.9", "0.1", "0.37");
          default -> market("1", "0.7", "0.93", "0.31", "0.6");
        };

    assertThat(limit(market, Measures.MAX_SURPLUS)).hasValue(0);
    assertThat(limit(market, Measures.RELATIVE_EFFICIENCY)).hasValue(1);
    for (long perGroup : new long[] {1, 3, 1000, PER_GROUP}) {
      SummaryStatistics[] found = Replications.run(market, perGroup, 200);
      assertThat(found[Measures.RELATIVE_EFFICIENCY].getMin()).isEqualTo(1);
      assertThat(found[Measures.RELATIVE_EFFICIENCY].getMax()).isEqualTo(1);
      assertThat(found[Measures.MAX_SURPLUS].getMax()).isZero();
    }
  }

  private static RandomGroupingMarket market(
      String steps, String leastCost, String mostCost, String leastValue, String mostValue) {
    return Reference.market(
        Laws.environment(
            steps, Laws.uniform(leastCost, mostCost), Laws.uniform(leastValue, mostValue)));
  }

  /** At the best price 0 nobody supplies, at the best price 1 nobody demands. */
  @ParameterizedTest
  @CsvSource({"0.6, 1, -1 0.4, 0.1 0.9", "0.6 2, 0.9 0.1, 0.4, 1"})
  void limitsAreFiniteWhereNobodyTrades(
      String costs, String costShares, String values, String valueShares) {
    RandomGroupingMarket market =
        Reference.market(
            Laws.environment(
                "1", Laws.discrete(costs, costShares), Laws.discrete(values, valueShares)));

    IntStream.range(0, Measures.all().size())
        .forEach(
            metric ->
                limit(market, metric)
                    .ifPresent(
                        limit ->
                            assertThat(limit).as(Measures.all().get(metric).name()).isFinite()));
    assertThat(limit(market, Measures.RELATIVE_EFFICIENCY)).hasValue(1);
    assertThat(limit(market, Measures.SURPLUS)).hasValue(0);
  }

  @Test
  void whatIsUndefinedHasNoLimit() {
    for (RandomGroupingMarket market :
        new RandomGroupingMarket[] {
          MechanismContractTest.market("gap"),
          MechanismContractTest.market("two units"),
          MechanismContractTest.market("uniform 10"),
          Reference.market(jump())
        }) {
      SizedGrouping sized = (SizedGrouping) market.at(4 * PER_GROUP);
      Details limits = new Details();
      sized.describeLimits(limits);
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        Optional<String> reason = sized.undefined(metric);
        assertThat(reason.isPresent() && sized.limit(metric, 0).isPresent())
            .as(Measures.all().get(metric).name())
            .isFalse();
      }
      assertThat(sized.limit(Measures.EPS_UNIFORM, 0)).isEmpty();
    }
    assertThat(limit(MechanismContractTest.market("gap"), Measures.PRICE_ERROR_LIMIT)).isEmpty();
    assertThat(limit(MechanismContractTest.market("uniform 10"), Measures.PRICE_ERROR_LIMIT))
        .isPresent();
  }

  /** Three times 0.3333333333 lacks 1e-10 of one: more than rounding, less than is refused. */
  @Test
  void probabilitiesThatSumToOneButForTheirDigitsBalance() {
    String thirds = "0.3333333333 0.3333333333 0.3333333333";
    Map<String, Object> fields =
        Laws.environment(
            "20", Laws.discrete("0.11 0.33 0.77", thirds), Laws.discrete("0.22 0.66 0.88", thirds));
    RandomGroupingMarket market = Reference.market(fields);

    assertThat(market.fluid().balances()).isTrue();
    assertThat(market.competitive().lowest()).isEqualTo(0.33);
    assertThat(market.competitive().highest()).isEqualTo(0.66);
    assertThat(limit(market, Measures.RATIONED_UNITS)).hasValue(0);
    assertThat(limit(market, Measures.SURPLUS_LOSS)).hasValue(0);
    assertThat(market.theories().locked()).isNotNull();
    assertThat(market.assumptions()).allMatch(Assumption::holds);
  }

  private static OptionalDouble limit(RandomGroupingMarket market, int metric) {
    return market.at(4 * PER_GROUP).limit(metric, 0);
  }
}
