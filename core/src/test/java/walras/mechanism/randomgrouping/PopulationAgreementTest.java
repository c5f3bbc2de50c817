package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;
import static walras.testkit.StatisticalTests.LEVEL;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Intervals of places against all permutations of the same agents. */
class PopulationAgreementTest {

  private static final long SEED = 20261121;
  private static final int REPLICATIONS = 10_000;
  private static final double ROUNDING = 1e-12;

  /** Populations, by the seed that drew them. */
  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  /** More populations, where nothing has to be simulated. */
  static LongStream constants() {
    return LongStream.range(0, 1000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lawsAreThoseOfAllPermutations(long seed) {
    LiteralPopulation literal = drawn(seed, 1);
    Observed found = run(literal, REPLICATIONS);
    Expected expected = new Expected(literal);

    assertThat(found.farthest).isLessThan(1e-9);
    expected.means.forEach(
        (metric, statistics) -> assertMean(metric, found.metrics[metric], statistics));
    assertThat(expected.chiSquare(found.counts)).isGreaterThan(LEVEL);
    for (Side side : Side.values()) {
      double[] rationing = side == Side.SELLER ? expected.sellers : expected.buyers;
      SummaryStatistics[] own = side == Side.SELLER ? found.sellers : found.buyers;
      for (int agent = 0; agent < rationing.length; agent++) {
        double error = own[agent].getStandardDeviation() / Math.sqrt(REPLICATIONS);
        assertThat(own[agent].getMean())
            .as("%s %d", side, agent)
            .isEqualTo(rationing[agent], within(LARGEST_Z * error + ROUNDING));
      }
    }
  }

  @Test
  void anotherPopulationIsToldApart() {
    LiteralPopulation literal =
        new LiteralPopulation(
            8, TieRule.MAX, PriceRule.MIDDLE, new int[] {1, 3, 5, 9}, new int[] {4, 7, 11, 13});
    LiteralPopulation other =
        new LiteralPopulation(
            8, TieRule.MAX, PriceRule.MIDDLE, new int[] {1, 3, 5, 9}, new int[] {4, 7, 11, 9});

    assertThat(new Expected(literal).chiSquare(run(literal, REPLICATIONS).counts))
        .isGreaterThan(LEVEL);
    assertThat(new Expected(other).chiSquare(run(literal, REPLICATIONS).counts)).isLessThan(LEVEL);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("constants")
  void poolAndRegretsAreThoseOfAgentsOneByOne(long seed) {
    LiteralPopulation literal = drawn(seed, 3);
    PopulationGroupingMarket market = market(literal);
    PooledPopulation pool = market.book().pool();
    int price = literal.pooledPrice();

    assertThat(pool.price()).isEqualTo(price);
    assertThat(pool.supply()).isEqualTo(literal.pooledSupply(price));
    assertThat(pool.demand()).isEqualTo(literal.pooledDemand(price));
    assertThat(pool.surplus()).isEqualTo(literal.pooledSurplus(), within(ROUNDING));
    assertThat(pool.maximum()).isEqualTo(literal.maximum(), within(ROUNDING));
    double[] sums = new double[2];
    for (int seller = 0; seller < literal.costs.length; seller++) {
      double gain = literal.sellerGain(seller);
      int type = type(market.population(), Side.SELLER, literal.costs[seller]);
      assertThat(market.pooledManipGain(Side.SELLER, type, 0)).isEqualTo(gain, within(ROUNDING));
      sums[0] += gain;
    }
    for (int buyer = 0; buyer < literal.values.length; buyer++) {
      double gain = literal.buyerGain(buyer);
      int type = type(market.population(), Side.BUYER, literal.values[buyer]);
      assertThat(market.pooledManipGain(Side.BUYER, type, 0)).isEqualTo(gain, within(ROUNDING));
      sums[1] += gain;
    }
    assertThat(market.book().regret(Side.SELLER))
        .isEqualTo(sums[0] / literal.costs.length, within(ROUNDING));
    assertThat(market.book().regret(Side.BUYER))
        .isEqualTo(sums[1] / literal.values.length, within(ROUNDING));
  }

  private static void assertMean(int metric, SummaryStatistics found, SummaryStatistics expected) {
    double error = found.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    assertThat(found.getMean())
        .as(Measures.all().get(metric).name())
        .isEqualTo(expected.getMean(), within(LARGEST_Z * error + ROUNDING));
  }

  /** Draws two or four sellers and buyers, up to a multiple, often equal, on the grid or off it. */
  private static LiteralPopulation drawn(long seed, int multiple) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    int sellers = 2 * multiple * rng.nextInt(1, 3);
    int buyers = 2 * multiple * rng.nextInt(1, 3);
    int spread = rng.nextInt(2, 10);
    int low = rng.nextInt(-1, 12);
    int high = rng.nextInt(4, 18);
    return new LiteralPopulation(
        1 << rng.nextInt(6),
        rng.nextBoolean() ? TieRule.MAX : TieRule.MIN,
        List.of(PriceRule.values()).get(rng.nextInt(3)),
        rng.ints(sellers, low - spread / 2, low + spread).toArray(),
        rng.ints(buyers, high - spread, high + spread / 2).toArray());
  }

  static PopulationGroupingMarket market(LiteralPopulation literal) {
    return new PopulationGroupingMarket(
        new PopulationEnvironment(literal.grid(), population(literal), null));
  }

  static Population population(LiteralPopulation literal) {
    int[] costs = Arrays.stream(literal.costs).sorted().distinct().toArray();
    int[] values = Arrays.stream(literal.values).sorted().distinct().toArray();
    return new Population(
        "00",
        literal.costs.length + literal.values.length,
        Arrays.stream(costs).mapToDouble(cost -> cost / 16.0).toArray(),
        counts(costs, literal.costs),
        Arrays.stream(values).mapToDouble(value -> value / 16.0).toArray(),
        counts(values, literal.values));
  }

  private static long[] counts(int[] distinct, int[] all) {
    return Arrays.stream(distinct)
        .mapToLong(amount -> Arrays.stream(all).filter(other -> other == amount).count())
        .toArray();
  }

  private static int type(Population population, Side side, int amount) {
    int type = 0;
    while (population.amount(side, type) != amount / 16.0) {
      type++;
    }
    return type;
  }

  private static Observed run(LiteralPopulation literal, int times) {
    PopulationGroupingMarket market = market(literal);
    SizedPopulation sized = (SizedPopulation) market.at(market.population().agents());
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    Observed observed = new Observed(market, literal);
    for (int replication = 0; replication < times; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      observed.add(outcome);
    }
    return observed;
  }

  private static SummaryStatistics[] statistics(int length) {
    return Stream.generate(SummaryStatistics::new).limit(length).toArray(SummaryStatistics[]::new);
  }

  private static final class Observed {
    final SummaryStatistics[] metrics = statistics(Measures.all().size());
    final SummaryStatistics[] sellers;
    final SummaryStatistics[] buyers;
    final Map<String, Long> counts = new HashMap<>();
    private final int[] sellerClasses;
    private final int[] buyerClasses;
    private final double agents;

    /** The largest difference between those rationed and the sum of their probabilities. */
    double farthest;

    Observed(PopulationGroupingMarket market, LiteralPopulation literal) {
      sellers = statistics(literal.costs.length);
      buyers = statistics(literal.values.length);
      agents = sellers.length + buyers.length;
      sellerClasses = classes(market, Side.SELLER, literal.costs);
      buyerClasses = classes(market, Side.BUYER, literal.values);
    }

    private static int[] classes(PopulationGroupingMarket market, Side side, int[] amounts) {
      return Arrays.stream(amounts)
          .map(amount -> market.profileClass(side, type(market.population(), side, amount), 0))
          .toArray();
    }

    void add(Outcome outcome) {
      for (int metric = 0; metric < metrics.length; metric++) {
        metrics[metric].addValue(outcome.metric(metric));
      }
      double[] sold = probabilities(outcome, Side.SELLER, sellerClasses);
      double[] bought = probabilities(outcome, Side.BUYER, buyerClasses);
      for (int seller = 0; seller < sold.length; seller++) {
        sellers[seller].addValue(sold[seller]);
      }
      for (int buyer = 0; buyer < bought.length; buyer++) {
        buyers[buyer].addValue(bought[buyer]);
      }
      double total = Arrays.stream(sold).sum() + Arrays.stream(bought).sum();
      farthest =
          Math.max(farthest, Math.abs(total - outcome.metric(Measures.RATIONED_UNITS) * agents));
      counts.merge(
          key(
              outcome.metric(Measures.PRICE_GAP),
              outcome.metric(Measures.PRICE_ERROR_MARKET),
              outcome.metric(Measures.RATIONED_UNITS) * agents,
              outcome.metric(Measures.TRADED_UNITS) * agents),
          1L,
          Long::sum);
    }

    private static double[] probabilities(Outcome outcome, Side side, int[] classes) {
      double[] probabilities = new double[classes.length];
      for (int range = 0; range < outcome.profile().size(); range++) {
        for (int agent = 0; agent < classes.length; agent++) {
          boolean inside =
              outcome.profile().side(range) == side
                  && outcome.profile().from(range) <= classes[agent]
                  && classes[agent] < outcome.profile().to(range);
          probabilities[agent] += inside ? outcome.profile().probability(range) : 0;
        }
      }
      return probabilities;
    }
  }

  static String key(double gap, double error, double rationed, double traded) {
    return gap + " " + error + " " + Math.round(rationed) + " " + Math.round(traded);
  }

  private static final class Expected {
    final Map<Integer, SummaryStatistics> means = new HashMap<>();
    final double[] sellers;
    final double[] buyers;
    private final Map<String, Double> law = new HashMap<>();
    private double permutations;

    Expected(LiteralPopulation literal) {
      sellers = new double[literal.costs.length];
      buyers = new double[literal.values.length];
      double agents = sellers.length + buyers.length;
      int pooled = literal.pooledPrice();
      double most = literal.maximum();
      literal.forEach(
          grouping -> {
            permutations++;
            double gap = literal.price(grouping.gap());
            double error = literal.price(grouping.error(pooled));
            double traded =
                Math.min(grouping.supply[0], grouping.demand[0])
                    + Math.min(grouping.supply[1], grouping.demand[1]);
            double rationed = grouping.rationed();
            law.merge(key(gap, error, rationed, traded), 1.0, Double::sum);
            add(Measures.PRICE_GAP, gap);
            add(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
            add(Measures.PRICE_ERROR_MARKET, error);
            add(Measures.SURPLUS, grouping.surplus / agents);
            add(Measures.MAX_SURPLUS, most / agents);
            add(Measures.SURPLUS_LOSS, (most - grouping.surplus) / agents);
            add(Measures.RELATIVE_EFFICIENCY, most > 0 ? grouping.surplus / most : 1);
            add(Measures.RATIONED_UNITS, rationed / agents);
            add(Measures.RATIONED_AGENTS, rationed / agents);
            add(Measures.RATIONED_SHARE, rationed == 0 ? 0 : rationed / (rationed + traded));
            add(Measures.TRADED_UNITS, traded / agents);
            add(Measures.MIN_PAYOFF, grouping.leastPayoff);
            add(Measures.MANIP_GAIN, 0);
            add(Measures.BUDGET_RESIDUAL, 0);
            add(Measures.GROUPING_COST, (literal.pooledSurplus() - grouping.surplus) / agents);
            count(grouping.sellerRationed, sellers);
            count(grouping.buyerRationed, buyers);
          });
      Arrays.setAll(sellers, i -> sellers[i] / permutations);
      Arrays.setAll(buyers, i -> buyers[i] / permutations);
    }

    private static void count(boolean[] rationed, double[] into) {
      for (int agent = 0; agent < into.length; agent++) {
        into[agent] += rationed[agent] ? 1 : 0;
      }
    }

    private void add(int metric, double value) {
      means.computeIfAbsent(metric, unused -> new SummaryStatistics()).addValue(value);
    }

    /** Returns the p-value of observed prices and quantities; rare ones make one bin. */
    double chiSquare(Map<String, Long> observed) {
      Map<String, Double> bins = new HashMap<>();
      Map<String, Long> found = new HashMap<>();
      law.forEach(
          (key, weight) -> {
            double share = weight / permutations;
            bins.merge(share * REPLICATIONS >= 50 ? key : "rare", share, Double::sum);
          });
      observed.forEach(
          (key, count) -> found.merge(bins.containsKey(key) ? key : "rare", count, Long::sum));
      if (!bins.containsKey("rare") && found.containsKey("rare")) {
        return 0;
      }
      if (bins.size() == 1) {
        return 1;
      }
      String[] keys = bins.keySet().toArray(String[]::new);
      return StatisticalTests.chiSquare(
          Arrays.stream(keys).mapToDouble(key -> Objects.requireNonNull(bins.get(key))).toArray(),
          Arrays.stream(keys).mapToLong(key -> found.getOrDefault(key, 0L)).toArray());
    }
  }
}
