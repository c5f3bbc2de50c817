package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Agents with several units: by counts, one by one, and by enumeration of either. */
class SeveralUnitsTest {

  private static final long SEED = 20261120;
  private static final int REPLICATIONS = 50_000;
  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsAnnounceWhatAgentsAnnounce(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    Map<String, Object> fields =
        Reference.environment(
            List.of("two_units", "three_units", "two_units_gap", "two_units_jump")
                .get(rng.nextInt(4)));
    fields.put("tie", rng.nextBoolean() ? "max" : "min");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    SignalEnvironment environment = Reference.market(fields).environment();
    int perGroup = rng.nextInt(1, 6);
    int[] sellers = rng.ints(2L * perGroup, 0, environment.sellers().signals()).toArray();
    int[] buyers = rng.ints(2L * perGroup, 0, environment.buyers().signals()).toArray();

    LiteralAgreementTest.assertAgreement(environment, sellers, buyers, rng.nextInt(2));
  }

  /** With one agent of each side in a group, all permutations; with two, all lists of signals. */
  @ParameterizedTest(name = "{0}, n = {1}, tie {2}")
  @CsvSource({
    "two_units, 1, max",
    "two_units, 1, min",
    "two_units, 2, max",
    "two_units, 2, min",
    "three_units, 1, max",
    "three_units, 1, min",
    "three_units, 2, max"
  })
  void enumeratedCountsHaveTheLawOfAgents(String name, int perGroup, String tie) {
    InterdependentMarket market = Reference.market(tied(name, tie));
    ExactEstimates exact = ExactMethod.of(market, market.at(4L * perGroup));
    List<int[]> permutations =
        perGroup == 1 ? LiteralLaw.permutations(2) : LiteralLaw.identity(2 * perGroup);
    Map<Integer, Double> literal =
        new LiteralLaw(market.environment(), perGroup, permutations).means();

    assertThat(literal).hasSize(18);
    literal.forEach(
        (metric, mean) ->
            assertThat(Objects.requireNonNull(exact.metrics().get(metric)).overall().mean())
                .as(market.metrics().get(metric).name())
                .isEqualTo(mean, within(ROUNDING)));
  }

  /** What the tie rule and the third unit change shows: the comparison above can tell. */
  @Test
  void theTieRuleMatters() {
    InterdependentMarket most = Reference.market(tied("two_units", "max"));
    InterdependentMarket least = Reference.market(tied("two_units", "min"));

    assertThat(
            Math.abs(
                exact(most, Measures.RATIONED_AGENTS) - exact(least, Measures.RATIONED_AGENTS)))
        .isGreaterThan(1e-3);
  }

  private static double exact(InterdependentMarket market, int metric) {
    ExactEstimates found = ExactMethod.of(market, market.at(8));
    return Objects.requireNonNull(found.metrics().get(metric)).overall().mean();
  }

  private static Map<String, Object> tied(String name, String tie) {
    Map<String, Object> fields = Reference.environment(name);
    fields.put("tie", tie);
    return fields;
  }

  /** Each mean misses by more than it may with probability 1e-6. */
  @ParameterizedTest(name = "{0}, n = {1}")
  @CsvSource({"two_units, 1", "two_units, 2", "three_units, 2"})
  void meansOfTheKernelAreExact(String name, int perGroup) {
    SizedInterdependent sized = Reference.sized(name, perGroup);
    ExactEstimates exact = ExactMethod.of(sized.market(), sized);
    SummaryStatistics[] found = run(sized, REPLICATIONS);

    for (int metric = 0; metric < found.length; metric++) {
      var law = exact.metrics().get(metric);
      if (sized.undefined(metric).isEmpty() && law != null) {
        double spread = law.overall().standardDeviation();
        assertThat(found[metric].getMean())
            .as(sized.market().metrics().get(metric).name())
            .isEqualTo(
                law.overall().mean(),
                within(StatisticalTests.LARGEST_Z * spread / Math.sqrt(REPLICATIONS) + ROUNDING));
      }
    }
  }

  /** Negative control: an order in which cheap sellers stand in front is noticed. */
  @Test
  void anotherOrderOfServiceIsNoticed() {
    InterdependentMarket market = Reference.market("two_units");
    var law =
        Objects.requireNonNull(
                ExactMethod.of(market, market.at(8)).metrics().get(Measures.SURPLUS_LOSS))
            .overall();
    Map<Integer, Double> sorted = LiteralLaw.cheapFirst(market.environment(), 2).means();

    assertThat(Math.abs(Objects.requireNonNull(sorted.get(Measures.SURPLUS_LOSS)) - law.mean()))
        .isGreaterThan(
            StatisticalTests.LARGEST_Z * law.standardDeviation() / Math.sqrt(REPLICATIONS));
  }

  /** No message of a seller with two units, whatever others announce, beats the own supply. */
  @ParameterizedTest(name = "place {0}")
  @ValueSource(ints = {0, 1, 2})
  void noQuantityBeatsTheOwnSupplyAtAGivenPrice(int place) {
    int price = 4;
    for (int others = 0; others < 3 * 3 * 7; others++) {
      int[] sold = new int[3];
      for (int own = 0; own < sold.length; own++) {
        int[] supply = new int[3];
        supply[(place + 1) % 3] = others % 3;
        supply[(place + 2) % 3] = others / 3 % 3;
        supply[place] = own;
        sold[own] = LiteralGrouping.serve(supply, new int[] {others / 9}, 2)[place];
      }
      for (int first = 1; first <= 7; first++) {
        for (int second = first; second <= 7; second++) {
          int[] payoffs = {0, price - first, 2 * price - first - second};
          int truth = (first <= price ? 1 : 0) + (second <= price ? 1 : 0);
          int best = Arrays.stream(sold).map(units -> payoffs[units]).max().orElseThrow();
          assertThat(payoffs[sold[truth]]).isEqualTo(best);
        }
      }
    }
  }

  private static SummaryStatistics[] run(SizedInterdependent sized, int replications) {
    SummaryStatistics[] found = new SummaryStatistics[sized.market().metrics().size()];
    Arrays.setAll(found, metric -> new SummaryStatistics());
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < found.length; metric++) {
        found[metric].addValue(outcome.metric(metric));
      }
    }
    return found;
  }
}
