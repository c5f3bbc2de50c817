package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.interdependent.LiteralPairs.Trade;
import walras.mechanism.randomgrouping.signals.BalancingPrice;
import walras.mechanism.randomgrouping.signals.ExpectedMoney;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Streams;

/** Counts against agents: the same agents, once by signal and once one by one. */
class BundleAgreementTest {

  private static final double ROUNDING = 1e-9;

  private final PricePair pair = new PricePair();

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  /** Money on the grid and between its prices, complements and substitutes, all rules. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    BundleEnvironment environment = BundleExamples.random(rng);
    int perGroup = rng.nextInt(1, 5);
    int[] sellers = rng.ints(2L * perGroup, 0, environment.sellerSignals()).toArray();
    int[] buyers = rng.ints(2L * perGroup, 0, environment.buyerSignals()).toArray();
    int state = rng.nextInt(2);
    BundleGroups groups = groups(environment, sellers, buyers, state);
    BundleTrade trade = new BundleTrade(new InterdependentBundles(environment), groups);
    LiteralPairs literal = new LiteralPairs(environment, sellers, buyers);

    for (int market = 0; market < BundleGroups.MARKETS; market++) {
      assertThat(ints(groups.formed[market])).isEqualTo(literal.formed(market));
    }
    trade.announceMain();
    trade.announcePooled();
    assertSame(trade.main[0], literal.trade(0, 2, literal.formed(1)));
    assertSame(trade.main[1], literal.trade(1, 2, literal.formed(0)));
    assertSame(trade.pooled, literal.trade(2, 2, literal.formed(2)));
    for (int first = 0; first <= environment.grid().steps(); first++) {
      for (int second = 0; second <= environment.grid().steps(); second++) {
        pair.set(first, second);
        for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
          trade.announceRandom(branch, pair);
          assertSame(trade.random[branch][0], literal.trade(0, branch, ints(pair)));
          assertSame(trade.random[branch][1], literal.trade(1, branch, ints(pair)));
        }
      }
    }
  }

  private static void assertSame(BundleDeal deal, Trade trade) {
    assertThat(ints(deal.prices())).isEqualTo(trade.prices());
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      int h = commodity;
      assertThat(deal.demand(h))
          .isEqualTo(Arrays.stream(trade.bought()).mapToInt(units -> units[h]).sum());
      assertThat(deal.supply(h) - deal.demand(h)).isEqualTo(trade.imbalance(h));
    }
  }

  /** The law of what an order decides, by all permutations of the sellers. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ordersOfSellersAreThoseOfAllPermutations(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 1).economy();
    BundleEnvironment environment = BundleExamples.random(rng);
    int[] sellers = rng.ints(8, 0, environment.sellerSignals()).toArray();
    int[] buyers = rng.ints(8, 0, environment.buyerSignals()).toArray();
    BundleGroups groups = groups(environment, sellers, buyers, 1);
    pair.set(
        rng.nextInt(environment.grid().steps() + 1), rng.nextInt(environment.grid().steps() + 1));
    BundleDeal deal = new BundleDeal(environment.sellerSignals(), environment.buyerSignals());
    deal.announce(pair, groups.supply(), groups.sellers[0], groups.third(), groups.buyers[0]);
    double[][] values = environment.values(1);
    double[][] costs = environment.costs(1);

    Map<String, Double> found = new HashMap<>();
    for (SellerOrders.Way way : SellerOrders.of(deal, groups.sellers[0])) {
      deal.complete(way.left());
      assertThat(deal.residual(0)).isZero();
      assertThat(deal.residual(1)).isZero();
      double least = deal.leastPayoff(values, costs, environment.grid().steps());
      String key = key(deal.surplus(values, costs), deal.rationed(), least);
      found.merge(key, way.probability(), Double::sum);
    }
    Map<String, Double> expected = new HashMap<>();
    LiteralPairs literal = new LiteralPairs(environment, sellers, buyers);
    for (int[] order : permutations(new int[] {0, 1, 2, 3})) {
      LiteralPairs permuted = literal.withSellers(order);
      Trade trade = permuted.trade(0, 2, ints(pair));
      double least = Arrays.stream(permuted.payoffs(0, trade, 1, true)).min().orElseThrow();
      String key = key(permuted.surplus(0, trade, 1), trade.rationed(), least);
      expected.merge(key, 1.0 / 24, Double::sum);
    }

    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (key, probability) ->
            assertThat(probability).isCloseTo(expected.get(key), within(ROUNDING)));
  }

  private static String key(double surplus, long rationed, double least) {
    return "%s %d %s".formatted(rounded(surplus), rationed, rounded(least));
  }

  private static double rounded(double number) {
    return Math.rint(number * 1e6) / 1e6 + 0.0;
  }

  private static List<int[]> permutations(int[] numbers) {
    List<int[]> permutations = new ArrayList<>();
    for (int code = 0; code < 24; code++) {
      List<Integer> left = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
      int[] order = {
        left.remove(code % 4), left.remove(code / 4 % 3), left.remove(code / 12), left.get(0)
      };
      permutations.add(order);
    }
    return permutations;
  }

  /** Where values add up, each commodity's price is that of a market of its own. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void separableValuesMakeTwoMarkets(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 2).economy();
    BundleEnvironment environment = BundleExamples.random(rng);
    while (!environment.isSeparable()) {
      environment = BundleExamples.random(rng);
    }
    int[] sellers = rng.ints(40, 0, environment.sellerSignals()).toArray();
    int[] buyers = rng.ints(40, 0, environment.buyerSignals()).toArray();
    BundleGroups groups = groups(environment, sellers, buyers, 0);

    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      Ladder demand = new Ladder(environment.buyerSignals(), 1);
      double[] expected =
          new ExpectedMoney(environment.signals().buyers(), commodity).given(groups.belief(0));
      demand.demand(expected, environment.grid());
      Ladder supply =
          Ladder.ofCosts(environment.signals().sellers(), commodity, environment.grid());
      assertThat(groups.formed[0].of(commodity))
          .isEqualTo(
              new BalancingPrice(environment.grid())
                  .of(supply, groups.sellers[0], demand, groups.buyers[0]));
    }
  }

  private static int[] ints(PricePair prices) {
    return new int[] {prices.first(), prices.second()};
  }

  private static BundleGroups groups(
      BundleEnvironment environment, int[] sellers, int[] buyers, int state) {
    int perGroup = sellers.length / 2;
    BundleGroups groups = new BundleGroups(environment, perGroup);
    for (int agent = 0; agent < sellers.length; agent++) {
      groups.sellers[agent / perGroup][sellers[agent]]++;
      groups.buyers[agent / perGroup][buyers[agent]]++;
    }
    groups.pool();
    groups.infer(state);
    return groups;
  }
}
