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
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Counts in windows of prices against all permutations of the same agents. */
class HoldingsAgreementTest {

  private static final long SEED = 20261121;
  private static final int REPLICATIONS = 10_000;
  private static final double ROUNDING = 1e-12;

  /** Populations, by the seed that drew them. */
  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  /** A third of the windows holds all prices, the others few, which the groups' prices leave. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lawsAreThoseOfAllPermutations(long seed) {
    LiteralHoldings literal = drawn(seed);
    Observed found = new Observed(literal, seed % 3 == 0 ? 6 : -1);
    Expected expected = new Expected(literal);

    expected.means.forEach(
        (metric, statistics) -> {
          double error = found.metrics[metric].getStandardDeviation() / Math.sqrt(REPLICATIONS);
          assertThat(found.metrics[metric].getMean())
              .as(Measures.all().get(metric).name())
              .isEqualTo(statistics.getMean(), within(LARGEST_Z * error + ROUNDING));
        });
    assertThat(expected.chiSquare(found.counts)).isGreaterThan(LEVEL);
    assertThat(found.units.keySet()).isEqualTo(expected.units.keySet());
    expected.units.forEach(
        (unit, mean) -> {
          SummaryStatistics own = Objects.requireNonNull(found.units.get(unit));
          double error = own.getStandardDeviation() / Math.sqrt(REPLICATIONS);
          assertThat(own.getMean()).as(unit).isEqualTo(mean, within(LARGEST_Z * error + ROUNDING));
        });
    assertThat(found.farthest).as("units rationed as their probabilities say").isLessThan(1e-9);
    assertThat(found.imbalance).as("units and money balance in every replication").isZero();
  }

  @Test
  void anotherPopulationIsToldApart() {
    Grid grid = new Grid(8, TieRule.MAX, PriceRule.MIDDLE);
    int[][][] costs = {{{1, 3}}, {{5, 9}}, {{2}}, {{4, 4}}};
    int[][][] values = {{{13, 4}}, {{7}}, {{11, 10}}, {{9, 9}}};
    int[][][] others = {{{13, 4}}, {{7, 7}}, {{11, 10}}, {{9, 9}}};
    LiteralHoldings literal = new LiteralHoldings(grid, costs, values);
    Map<String, Long> found = new Observed(literal, 6).counts;

    assertThat(new Expected(literal).chiSquare(found)).isGreaterThan(LEVEL);
    assertThat(new Expected(new LiteralHoldings(grid, costs, others)).chiSquare(found))
        .isLessThan(LEVEL);
  }

  /** One unit of each of two commodities: gains are those in either market, and add up. */
  @Test
  void gainsInThePoolAddUpOverCommodities() {
    for (long seed = 0; seed < 300; seed++) {
      UniformRandomProvider rng = Streams.create(seed, 1).economy();
      Grid grid = new Grid(1 << rng.nextInt(5), TieRule.MAX, PriceRule.MIDDLE);
      int[][] costs = {rng.ints(6, -1, 14).toArray(), rng.ints(6, -1, 14).toArray()};
      int[][] values = {rng.ints(4, 3, 18).toArray(), rng.ints(4, 3, 18).toArray()};
      LiteralHoldings both = new LiteralHoldings(grid, paired(costs), paired(values));
      HoldingsMarket market =
          new HoldingsMarket(new PopulationEnvironment(grid, both.population(), null));
      double sellers = 0;
      double buyers = 0;
      for (int h = 0; h < 2; h++) {
        LiteralPopulation one =
            new LiteralPopulation(grid.steps(), grid.tie(), grid.rule(), costs[h], values[h]);
        for (int agent = 0; agent < 6; agent++) {
          int type = both.type(both.population().holdings(Side.SELLER), Side.SELLER, agent);
          assertThat(market.pooledManipGain(Side.SELLER, type, h))
              .isEqualTo(one.sellerGain(agent), within(ROUNDING));
          sellers += one.sellerGain(agent) / 6;
        }
        for (int agent = 0; agent < 4; agent++) {
          int type = both.type(both.population().holdings(Side.BUYER), Side.BUYER, agent);
          assertThat(market.pooledManipGain(Side.BUYER, type, h))
              .isEqualTo(one.buyerGain(agent), within(ROUNDING));
          buyers += one.buyerGain(agent) / 4;
        }
      }
      assertThat(market.book().meanRegrets[0]).isEqualTo(sellers, within(ROUNDING));
      assertThat(market.book().meanRegrets[1]).isEqualTo(buyers, within(ROUNDING));
    }
  }

  private static int[][][] paired(int[][] amounts) {
    return IntStream.range(0, amounts[0].length)
        .mapToObj(agent -> new int[][] {{amounts[0][agent]}, {amounts[1][agent]}})
        .toArray(int[][][]::new);
  }

  /** Draws two or four sellers and buyers with up to three units of one or two commodities. */
  private static LiteralHoldings drawn(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    int commodities = 1 + (int) (seed % 2);
    int spread = rng.nextInt(2, 10);
    int low = rng.nextInt(-1, 10);
    int high = rng.nextInt(6, 18);
    Grid grid =
        new Grid(
            1 << rng.nextInt(5),
            rng.nextBoolean() ? TieRule.MAX : TieRule.MIN,
            List.of(PriceRule.values()).get(rng.nextInt(3)));
    int[][][] costs = new int[2 * rng.nextInt(1, 3)][commodities][];
    int[][][] values = new int[2 * rng.nextInt(1, 3)][commodities][];
    for (int[][][] side : List.of(costs, values)) {
      int from = side == costs ? low - spread / 2 : high - spread;
      for (int[][] agent : side) {
        Arrays.setAll(
            agent,
            h ->
                ordered(
                    rng.ints(rng.nextInt(h == 0 ? 1 : 0, 4), from, from + 2 * spread).toArray(),
                    side == costs));
      }
    }
    return new LiteralHoldings(grid, costs, values);
  }

  private static int[] ordered(int[] amounts, boolean ascending) {
    int sign = ascending ? 1 : -1;
    return Arrays.stream(amounts)
        .map(amount -> sign * amount)
        .sorted()
        .map(a -> sign * a)
        .toArray();
  }

  private static String unit(String market, Side side, int agent, int commodity, int unit) {
    return "%s %s %d, unit %d of %d".formatted(market, side, agent, unit, commodity);
  }

  private static String key(double gap, double error, double... counts) {
    return gap + " " + error + Arrays.toString(Arrays.stream(counts).map(Math::rint).toArray());
  }

  private static final class Observed {
    final SummaryStatistics[] metrics = new SummaryStatistics[Measures.all().size()];
    final Map<String, SummaryStatistics> units = new TreeMap<>();
    final Map<String, Long> counts = new HashMap<>();
    double farthest;
    long imbalance;
    private final LiteralHoldings literal;
    private final Map<String, int[]> classes = new TreeMap<>();

    Observed(LiteralHoldings literal, double window) {
      this.literal = literal;
      Arrays.setAll(metrics, metric -> new SummaryStatistics());
      PopulationEnvironment environment =
          new PopulationEnvironment(literal.grid, literal.population(), null);
      HoldingsBook book = new HoldingsBook(environment, window);
      name(book);
      HoldingsKernel kernel = new HoldingsKernel(environment, book);
      Streams streams = Streams.create(SEED, literal.agents());
      Outcome outcome = Outcome.create(new HoldingsMarket(environment));
      for (int replication = 0; replication < REPLICATIONS; replication++) {
        streams.address(replication);
        outcome.clear();
        kernel.replicate(streams, outcome);
        add(outcome);
        for (HoldingsTrades trades : kernel.trades()) {
          imbalance += Math.abs(trades.sold[0] - trades.bought[0]);
          imbalance += Math.abs(trades.sold[1] - trades.bought[1]);
          imbalance += Math.abs(trades.sold[0] - trades.least(0));
          imbalance += Math.abs(trades.sold[1] - trades.least(1));
        }
      }
    }

    private void name(HoldingsBook book) {
      for (Side side : Side.values()) {
        for (int agent = 0; agent < literal.amounts(side).length; agent++) {
          name(book, side, agent);
        }
      }
    }

    private void name(HoldingsBook book, Side side, int agent) {
      HoldingsClasses own = book.classes[side.index()];
      int type = literal.type(book.side(side).holdings, side, agent);
      for (int h = 0; h < literal.commodities; h++) {
        for (int i = 0; i < literal.amounts(side)[agent][h].length; i++) {
          name(unit("groups", side, agent, h, i), side, own.of(type, h, i));
          name(unit("pool", side, agent, h, i), side, own.pooled(type, h, i));
        }
      }
    }

    private void name(String unit, Side side, int profileClass) {
      classes.put(unit, new int[] {side.index(), profileClass});
      units.put(unit, new SummaryStatistics());
    }

    private void add(Outcome outcome) {
      for (int metric = 0; metric < metrics.length; metric++) {
        metrics[metric].addValue(outcome.metric(metric));
      }
      double sum = 0;
      for (Map.Entry<String, int[]> unit : classes.entrySet()) {
        double probability = probability(outcome, unit.getValue());
        Objects.requireNonNull(units.get(unit.getKey())).addValue(probability);
        sum += unit.getKey().startsWith("groups") ? probability : 0;
      }
      double agents = literal.agents();
      double rationed = outcome.metric(Measures.RATIONED_UNITS) * agents;
      farthest = Math.max(farthest, Math.abs(sum - rationed));
      counts.merge(
          key(
              outcome.metric(Measures.PRICE_GAP),
              outcome.metric(Measures.PRICE_ERROR_MARKET),
              rationed,
              outcome.metric(Measures.RATIONED_AGENTS) * agents,
              outcome.metric(Measures.TRADED_UNITS) * agents),
          1L,
          Long::sum);
    }

    private static double probability(Outcome outcome, int[] sideAndClass) {
      return IntStream.range(0, outcome.profile().size())
          .filter(range -> outcome.profile().side(range).index() == sideAndClass[0])
          .filter(range -> outcome.profile().from(range) <= sideAndClass[1])
          .filter(range -> sideAndClass[1] < outcome.profile().to(range))
          .mapToDouble(range -> outcome.profile().probability(range))
          .sum();
    }
  }

  private static final class Expected {
    final Map<Integer, SummaryStatistics> means = new HashMap<>();
    final Map<String, Double> units = new TreeMap<>();
    private final Map<String, Double> law = new HashMap<>();
    private double permutations;

    Expected(LiteralHoldings literal) {
      double agents = literal.agents();
      double most = literal.maximum();
      literal.forEach(
          grouping -> {
            permutations++;
            double gap = literal.grid.price(grouping.gap);
            double error = literal.grid.price(grouping.error);
            double rationed = (double) grouping.rationed;
            double traded = (double) grouping.traded;
            double waiting = (double) grouping.rationedAgents();
            double pooled = (double) grouping.pooledRationed;
            law.merge(key(gap, error, rationed, waiting, traded), 1.0, Double::sum);
            add(Measures.PRICE_GAP, gap);
            add(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
            add(Measures.PRICE_ERROR_MARKET, error);
            add(Measures.SURPLUS, grouping.surplus / agents);
            add(Measures.MAX_SURPLUS, most / agents);
            add(Measures.SURPLUS_LOSS, (most - grouping.surplus) / agents);
            add(Measures.RELATIVE_EFFICIENCY, most > 0 ? grouping.surplus / most : 1);
            add(Measures.GROUPING_COST, (grouping.pooledSurplus - grouping.surplus) / agents);
            add(Measures.POOLED_SURPLUS_LOSS, (most - grouping.pooledSurplus) / agents);
            add(Measures.RATIONED_UNITS, rationed / agents);
            add(Measures.RATIONED_AGENTS, waiting / agents);
            add(Measures.RATIONED_SHARE, rationed == 0 ? 0 : rationed / (rationed + traded));
            add(Measures.TRADED_UNITS, traded / agents);
            add(Measures.POOLED_RATIONED_UNITS, pooled / agents);
            add(Measures.BUDGET_RESIDUAL, 0);
            count("groups", grouping.unserved);
            count("pool", grouping.pooledUnserved);
          });
      units.replaceAll((unit, sum) -> sum / permutations);
    }

    private void count(String market, boolean[][][][] unserved) {
      for (Side side : Side.values()) {
        boolean[][][] own = unserved[side.index()];
        for (int agent = 0; agent < own.length; agent++) {
          count(market, side, agent, own[agent]);
        }
      }
    }

    private void count(String market, Side side, int agent, boolean[][] unserved) {
      for (int h = 0; h < unserved.length; h++) {
        for (int i = 0; i < unserved[h].length; i++) {
          units.merge(unit(market, side, agent, h, i), unserved[h][i] ? 1.0 : 0, Double::sum);
        }
      }
    }

    private void add(int metric, double value) {
      means.computeIfAbsent(metric, unused -> new SummaryStatistics()).addValue(value);
    }

    /** Returns the p-value of observed prices and quantities; rare ones make one bin. */
    double chiSquare(Map<String, Long> observed) {
      Map<String, Double> bins = new TreeMap<>();
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
      return bins.size() == 1
          ? 1
          : StatisticalTests.chiSquare(
              bins.values().stream().mapToDouble(Double::doubleValue).toArray(),
              bins.keySet().stream().mapToLong(key -> found.getOrDefault(key, 0L)).toArray());
    }
  }
}
