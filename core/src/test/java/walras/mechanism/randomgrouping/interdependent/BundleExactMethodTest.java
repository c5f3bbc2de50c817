package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.mechanism.randomgrouping.interdependent.LiteralPairs.Trade;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/** Enumerated expectations against all sequences of signals, agent by agent. */
class BundleExactMethodTest {

  private static final double TOLERANCE = 1e-12;

  private final Map<String, Double> means = new LinkedHashMap<>();

  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void meansAreThoseOfAllSequencesOfSignals(int perGroup) {
    InterdependentBundles market = BundleExamples.market(BundleExamples.tiny());
    ExactEstimates found = ExactMethod.of(market, market.at(4L * perGroup));
    for (int state = 0; state < 2; state++) {
      extend(market, state, new int[2 * perGroup], new int[2 * perGroup], 0, prior(market, state));
    }

    assertThat(means.get("1")).isCloseTo(1, within(TOLERANCE));
    means.remove("1");
    assertThat(means).hasSize(13);
    means.forEach(
        (name, mean) ->
            assertThat(mean(found, BundleExamples.metric(market, name)))
                .as(name)
                .isCloseTo(mean, within(TOLERANCE)));
    assertThat(found.notComputed()).isEmpty();
  }

  private static double prior(InterdependentBundles market, int state) {
    return market.environment().signals().buyers().model().prior(state);
  }

  private static double mean(ExactEstimates found, int metric) {
    return Objects.requireNonNull(found.metrics().get(metric)).overall().mean();
  }

  private void extend(
      InterdependentBundles market,
      int state,
      int[] sellers,
      int[] buyers,
      int known,
      double probability) {
    if (known == 2 * sellers.length) {
      visit(
          market.environment(),
          state,
          new LiteralPairs(market.environment(), sellers, buyers),
          probability,
          sellers.length / 2);
      return;
    }
    int[] signals = known < sellers.length ? sellers : buyers;
    var side =
        known < sellers.length
            ? market.environment().signals().sellers()
            : market.environment().signals().buyers();
    for (int signal = 0; signal < side.signals(); signal++) {
      signals[known % sellers.length] = signal;
      double with = probability * side.model().signal(state, signal);
      extend(market, state, sellers, buyers, known + 1, with);
    }
  }

  private void visit(
      BundleEnvironment environment,
      int state,
      LiteralPairs market,
      double probability,
      int perGroup) {
    double agents = 4.0 * perGroup;
    double steps = environment.grid().steps();
    int[][] formed = {market.formed(0), market.formed(1), market.formed(2)};
    Trade[] main = {market.trade(0, 2, formed[1]), market.trade(1, 2, formed[0])};
    Trade pooled = market.trade(2, 2, formed[2]);
    double surplus = market.surplus(0, main[0], state) + market.surplus(1, main[1], state);
    add("1", probability);
    add("price_gap", probability * distance(formed[0], formed[1]) / steps);
    add("prob_price_gap_zero", Arrays.equals(formed[0], formed[1]) ? probability : 0);
    int fromPool = Math.max(distance(formed[0], formed[2]), distance(formed[1], formed[2]));
    add("price_error_market", probability * fromPool / steps);
    add("surplus", probability * surplus / agents);
    add("rationed_units", probability * (absolute(main[0]) + absolute(main[1])) / agents);
    add("unserved_units", probability * (positive(main[0]) + positive(main[1])) / agents);
    int rationed = main[0].rationed() + main[1].rationed();
    add("rationed_agents", probability * rationed / agents);
    add("traded_units", probability * (units(main[0]) + units(main[1])) / agents);
    double least = Math.min(least(market, 0, main[0], state), least(market, 1, main[1], state));
    add("min_payoff", probability * least);
    add("pooled_rationed_units", probability * absolute(pooled) / agents);
    double ofPool = market.surplus(2, pooled, state);
    add("grouping_cost", probability * (ofPool - surplus) / agents);
    branches(environment, state, market, probability / agents);
  }

  /** Losses at random prices differ from each other by what surpluses do. */
  private void branches(
      BundleEnvironment environment, int state, LiteralPairs market, double weight) {
    double most =
        environment
            .known(state)
            .largestSurplus(counts(market.sellerSignals(), 3), counts(market.buyerSignals(), 2));
    int prices = environment.grid().steps() + 1;
    for (int pair = 0; pair < prices * prices; pair++) {
      int[] at = {pair / prices, pair % prices};
      for (int branch = 0; branch < 2; branch++) {
        double surplus =
            market.surplus(0, market.trade(0, branch, at), state)
                + market.surplus(1, market.trade(1, branch, at), state);
        add(
            "surplus_loss_branch_%d_lp".formatted(branch + 1),
            weight * (most - surplus) / (prices * prices));
      }
    }
  }

  private static double[] counts(int[] signals, int kinds) {
    double[] counts = new double[kinds];
    for (int signal : signals) {
      counts[signal]++;
    }
    return counts;
  }

  private void add(String name, double number) {
    means.merge(name, number, Double::sum);
  }

  private static int distance(int[] one, int[] other) {
    return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]));
  }

  private static int absolute(Trade trade) {
    return Math.abs(trade.imbalance(0)) + Math.abs(trade.imbalance(1));
  }

  private static int positive(Trade trade) {
    return Math.max(0, trade.imbalance(0)) + Math.max(0, trade.imbalance(1));
  }

  private static int units(Trade trade) {
    return Arrays.stream(trade.bought()).mapToInt(bundle -> bundle[0] + bundle[1]).sum();
  }

  private static double least(LiteralPairs market, int group, Trade trade, int state) {
    return Arrays.stream(market.payoffs(group, trade, state, true)).min().orElseThrow();
  }

  /** What a program written apart from this one found in 60,000 replications, within 5 errors. */
  @Test
  void meansAreThoseOfAnotherProgram() {
    InterdependentBundles market = BundleExamples.market(BundleExamples.tiny());
    ExactEstimates found = ExactMethod.of(market, market.at(8));

    assertThat(mean(found, Measures.SURPLUS)).isCloseTo(0.130332, within(5 * 0.00047));
    assertThat(mean(found, Measures.RATIONED_AGENTS)).isCloseTo(0.358827, within(5 * 0.00055));
    assertThat(mean(found, Measures.EPS_EFFICIENT)).isCloseTo(0.455690, within(5 * 0.00153));
    assertThat(mean(found, Measures.MECHANISM_SURPLUS_LOSS))
        .isCloseTo(0.072726, within(5 * 0.00015));
    assertThat(mean(found, Measures.MIN_PAYOFF)).isCloseTo(-0.200822, within(5 * 0.00053));
  }
}
