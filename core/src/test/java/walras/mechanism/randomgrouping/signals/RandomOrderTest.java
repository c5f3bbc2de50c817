package walras.mechanism.randomgrouping.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Draws of who is served in a random order, by counts, against explicit orders and exact laws. */
class RandomOrderTest {

  private static final long SEED = 20261121;
  private static final int DRAWS = 100_000;
  private static final int UNITS = 3;
  private static final Grid GRID = new Grid(10, TieRule.MAX, PriceRule.MIDDLE);

  /** At the price 0.5 sellers of the four signals supply 0, 1, 2 and 3 units. */
  private static final double[] COSTS = {
    0.6, 0.6, 0.6, 0.1, 0.7, 0.8, 0.2, 0.3, 0.9, 0.1, 0.2, 0.4
  };

  private static final long[] SELLERS = {2, 2, 3, 1};
  private static final int[] OFFERED = {0, 1, 2, 3};

  /** They offer 11 of 24 units: with fewer bought they are rationed, with more forced. */
  @ParameterizedTest(name = "{0} units are bought")
  @ValueSource(ints = {1, 4, 9, 10, 12, 15, 22})
  void drawsFollowTheLawOfExplicitOrders(int bought) {
    Deal deal = deal(bought);
    Map<String, Double> law = new TreeMap<>();
    new DealLaw(deal)
        .visit(
            Double.NEGATIVE_INFINITY,
            logProbability -> {
              assertThat(deal.residual()).isZero();
              law.merge(sold(deal), Math.exp(logProbability), RandomOrderTest::sum);
            });
    Map<String, Long> drawn = new TreeMap<>();
    Map<String, Long> explicit = new TreeMap<>();
    Philox rng = Streams.create(SEED, bought).lotteries();
    for (int draw = 0; draw < DRAWS; draw++) {
      Deal served = deal(bought);
      served.serve(rng);
      assertThat(served.residual()).isZero();
      drawn.merge(sold(served), 1L, RandomOrderTest::count);
      explicit.merge(inOrder(bought, rng), 1L, RandomOrderTest::count);
    }

    assertThat(law.values().stream().mapToDouble(x -> x).sum()).isEqualTo(1, within(1e-12));
    assertThat(law.keySet()).containsAll(drawn.keySet()).containsAll(explicit.keySet());
    assertThat(pValue(law, drawn)).isGreaterThan(StatisticalTests.LEVEL);
    assertThat(pValue(law, explicit)).isGreaterThan(StatisticalTests.LEVEL);
  }

  /** Negative control: the order of signals is not random. */
  @Test
  void anOrderBySignalIsAnotherLaw() {
    Deal deal = deal(9);
    Map<String, Double> law = new TreeMap<>();
    new DealLaw(deal)
        .visit(
            Double.NEGATIVE_INFINITY,
            log -> law.merge(sold(deal), Math.exp(log), RandomOrderTest::sum));

    assertThat(pValue(law, Map.of(serve(places(), 9), (long) DRAWS)))
        .isLessThan(StatisticalTests.LEVEL);
  }

  /**
   * Among many, the last one served stands where renewal theory says: at the share of units that
   * are served, with the spread that quantities give it.
   */
  @ParameterizedTest
  @ValueSource(longs = {1000, 1_000_000, 1_000_000_000_000L})
  void amongManyTheLastOneStandsWhereUnitsRunOut(long agents) {
    RandomOrder order = new RandomOrder(2, UNITS);
    long[] counts = {agents / 2, agents / 2};
    long units = agents / 2;
    SummaryStatistics place = new SummaryStatistics();
    Philox rng = Streams.create(SEED, agents).lotteries();
    for (int draw = 0; draw < DRAWS / 5; draw++) {
      order.draw(rng, counts, new int[] {1, 3}, units);
      long served = order.before[0] + 3 * order.before[1] + order.got;
      assertThat(served).isEqualTo(units);
      place.addValue((double) (order.before[0] + order.before[1]));
    }

    double expected = agents * 0.25;
    double sd = Math.sqrt(agents * 0.25 * 0.75 / 4);
    assertThat(place.getMean())
        .isEqualTo(expected, within(1 + LARGEST_Z * sd / Math.sqrt((double) place.getN())));
    assertThat(place.getStandardDeviation()).isEqualTo(sd, within(0.03 * sd));
  }

  private static Deal deal(int bought) {
    Ladder supply = new Ladder(4, UNITS);
    supply.supply(COSTS, GRID);
    Ladder demand = new Ladder(1, UNITS);
    demand.demand(new double[] {0.9, 0, 0}, GRID);
    Deal deal = new Deal(4, 1, UNITS);
    deal.announce(5, supply, SELLERS, demand, new long[] {bought});
    return deal;
  }

  private static String sold(Deal deal) {
    long[] sold = new long[4 * UNITS];
    Arrays.setAll(sold, deal::sold);
    return Arrays.toString(sold);
  }

  /** Returns the signal of the seller at each place. */
  private static int[] places() {
    return new int[] {0, 0, 1, 1, 2, 2, 2, 3};
  }

  private static String inOrder(int bought, Philox rng) {
    int[] order = places();
    PermutationSampler.shuffle(rng, order);
    return serve(order, bought);
  }

  /** Serves sellers one after the other. */
  private static String serve(int[] order, int bought) {
    int offered = Arrays.stream(order).map(signal -> OFFERED[signal]).sum();
    int left = Math.abs(bought - offered);
    left = offered > bought ? bought : left;
    long[] sold = new long[4 * UNITS];
    for (int signal : order) {
      int taken = Math.min(left, offered > bought ? OFFERED[signal] : UNITS - OFFERED[signal]);
      left -= taken;
      int quantity = offered > bought ? taken : OFFERED[signal] + taken;
      for (int unit = 0; unit < quantity; unit++) {
        sold[signal * UNITS + unit]++;
      }
    }
    return Arrays.toString(sold);
  }

  private static double sum(Double one, Double other) {
    return one + other;
  }

  private static long count(Long one, Long other) {
    return one + other;
  }

  /** Pools outcomes that are expected less than ten times. */
  private static double pValue(Map<String, Double> law, Map<String, Long> counts) {
    double[] probabilities = new double[law.size() + 1];
    long[] observed = new long[law.size() + 1];
    int bins = 1;
    for (Map.Entry<String, Double> entry : law.entrySet()) {
      boolean isRare = entry.getValue() * DRAWS < 10;
      int bin = isRare ? 0 : bins++;
      probabilities[bin] += entry.getValue();
      observed[bin] += Objects.requireNonNull(counts.getOrDefault(entry.getKey(), 0L));
    }
    int from = probabilities[0] * DRAWS < 5 ? 1 : 0;
    if (bins - from == 1) {
      return 1;
    }
    return StatisticalTests.chiSquare(
        Arrays.copyOfRange(probabilities, from, bins), Arrays.copyOfRange(observed, from, bins));
  }
}
