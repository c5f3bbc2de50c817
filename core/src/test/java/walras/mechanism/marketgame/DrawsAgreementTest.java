package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LEVEL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * The count kernel against villages whose agents draw their own types and lots, both drawn apart:
 * two-sample chi-square tests of all counts and of prices, at level 1e-6 each.
 *
 * <p>Power: with 200 000 draws on each side and up to 500 cells a prior off by 0.03 adds 360 to the
 * statistic, where 250 are found with probability 0.99.
 */
class DrawsAgreementTest {

  private static final int DRAWS = 200_000;
  private static final int AGENTS = 12;
  private static final double FEW = 20;
  private static final double PRICE_BINS = 50;

  private static final Sample VILLAGES = new Sample();

  @BeforeAll
  static void drawVillages() {
    Economy economy = sized("0.2", 0.5).economy();
    SplittableRandom random = new SplittableRandom(20261120);
    Map<List<Long>, Double> prices = new HashMap<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Population population = Population.draw(economy, AGENTS, random);
      double price =
          prices.computeIfAbsent(list(population.sigma()), unused -> price(economy, population));
      VILLAGES.add(population.state(), list(population.sigma()), list(population.iota()), price);
    }
  }

  @Test
  void countsAndPricesOfTheKernelAreThoseOfVillages() {
    Sample kernel = kernel(sized("0.2", 0.5));

    assertThat(kernel.counts).hasSizeGreaterThan(300);
    assertThat(kernel.prices).hasSizeGreaterThan(50);
    assertThat(compare(VILLAGES.counts, kernel.counts)).isGreaterThan(LEVEL);
    assertThat(compare(VILLAGES.prices, kernel.prices)).isGreaterThan(LEVEL);
  }

  @Test
  void aPriorOffByThreeInAHundredIsNoticed() {
    Sample kernel = kernel(sized("0.2", 0.53));

    assertThat(compare(VILLAGES.counts, kernel.counts)).isLessThan(LEVEL);
    assertThat(compare(VILLAGES.prices, kernel.prices)).isLessThan(LEVEL);
  }

  @Test
  void oneInactiveAgentInsteadOfTwoIsNoticed() {
    Sample kernel = kernel(sized("0.1", 0.5));

    assertThat(compare(VILLAGES.counts, kernel.counts)).isLessThan(LEVEL);
    assertThat(compare(VILLAGES.prices, kernel.prices)).isLessThan(LEVEL);
  }

  /** Types are as likely as ever here; only the lot favours one of them, in one village of 20. */
  @Test
  void aLotThatFavoursATypeIsNoticed() {
    Economy economy = sized("0.2", 0.5).economy();
    SplittableRandom random = new SplittableRandom(7);
    Sample unfair = new Sample();
    for (int draw = 0; draw < DRAWS; draw++) {
      Population fair = Population.draw(economy, AGENTS, random);
      Population population = draw % 20 == 0 ? fair.favouring(0, 1) : fair;
      unfair.add(population.state(), list(population.sigma()), list(population.iota()), 1);
    }

    assertThat(compare(VILLAGES.counts, unfair.counts)).isLessThan(LEVEL);
  }

  private static SizedMarketGame sized(String eta, double prior) {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E3"));
    environment.put("eta", eta);
    environment.put("prior", List.of(prior, 1 - prior));
    return (SizedMarketGame) Reference.market(environment).at(AGENTS);
  }

  /** What a village pays depends on who is active alone. */
  private static double price(Economy economy, Population population) {
    Village village = new Village(economy, population.types(), population.active());
    village.play();
    return village.price();
  }

  private static Sample kernel(SizedMarketGame sized) {
    Sample sample = new Sample();
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261120, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    for (int replication = 0; replication < DRAWS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      Details draws = new Details();
      kernel.describe(draws);
      sample.add(
          outcome.state(),
          list(draws, "sigma"),
          list(draws, "iota"),
          outcome.metric(Measures.PRICE));
    }
    return sample;
  }

  private static List<Long> list(Details details, String name) {
    List<Long> counts = new ArrayList<>();
    for (Object count : (List<?>) Objects.requireNonNull(details.at("draws").entries().get(name))) {
      counts.add((Long) count);
    }
    return counts;
  }

  private static List<Long> list(long[] counts) {
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }

  /** Returns the p-value of two samples coming from one law; rare cells are merged. */
  private static double compare(Map<List<Long>, Long> first, Map<List<Long>, Long> second) {
    Map<List<Long>, long[]> cells = new LinkedHashMap<>();
    first.forEach((key, count) -> cells.computeIfAbsent(key, unused -> new long[2])[0] += count);
    second.forEach((key, count) -> cells.computeIfAbsent(key, unused -> new long[2])[1] += count);
    List<long[]> large = new ArrayList<>();
    long[] rest = new long[2];
    for (long[] cell : cells.values()) {
      if ((double) (cell[0] + cell[1]) >= FEW) {
        large.add(cell);
      } else {
        rest[0] += cell[0];
        rest[1] += cell[1];
      }
    }
    if (rest[0] + rest[1] > 0) {
      large.add(rest);
    }
    return new ChiSquareTest()
        .chiSquareTestDataSetsComparison(
            large.stream().mapToLong(cell -> cell[0]).toArray(),
            large.stream().mapToLong(cell -> cell[1]).toArray());
  }

  /** How often each state came with each vector of counts, and with each bin of prices. */
  private static final class Sample {

    private final Map<List<Long>, Long> counts = new HashMap<>();
    private final Map<List<Long>, Long> prices = new HashMap<>();

    void add(long state, List<Long> sigma, List<Long> iota, double price) {
      List<Long> key = new ArrayList<>(sigma);
      key.addAll(iota);
      key.add(state);
      counts.merge(key, 1L, Long::sum);
      prices.merge(List.of(state, (long) Math.floor(PRICE_BINS * price)), 1L, Long::sum);
    }
  }
}
