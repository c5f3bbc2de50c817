package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Granularity;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;
import walras.testkit.Fields;

/** Populations with exact shares of each type: only the grouping is random. */
class FixedPopulationTest {

  private static final int REPLICATIONS = 20_000;

  /** Metrics whose law is that of counts alone, or whose mean no expectation given them changes. */
  private static final List<Integer> COMMON =
      List.of(
          Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.SURPLUS,
          Measures.MAX_SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.RATIONED_UNITS,
          Measures.RATIONED_SHARE,
          Measures.RATIONED_AGENTS,
          Measures.TRADED_UNITS,
          Measures.MIN_PAYOFF,
          Measures.MANIP_GAIN,
          Measures.BUDGET_RESIDUAL,
          Measures.POOLED_SURPLUS_LOSS,
          Measures.POOLED_RATIONED_UNITS,
          Measures.GROUPING_COST,
          Measures.POOLED_MANIP_GAIN_BUYER,
          Measures.POOLED_MANIP_GAIN_SELLER);

  private static final Map<String, String> NAMES =
      Map.of("surplus_per_capita", "surplus", "max_surplus_per_capita", "max_surplus");

  private static Map<String, Object> fields() {
    Map<String, Object> fields = new TreeMap<>(Reference.environment("tiny_off_grid"));
    fields.put("population", "fixed");
    return fields;
  }

  private static double exactMean(ExactEstimates exact, int metric) {
    return Objects.requireNonNull(exact.metrics().get(metric)).overall().mean();
  }

  private static SummaryStatistics[] run(Market market, SizedMarket sized) {
    SummaryStatistics[] found =
        Stream.generate(SummaryStatistics::new)
            .limit(Measures.all().size())
            .toArray(SummaryStatistics[]::new);
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(11, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < found.length; metric++) {
        found[metric].addValue(outcome.metric(metric));
      }
    }
    return found;
  }

  private static void assertMean(ExactEstimates exact, SummaryStatistics[] found, int metric) {
    double error = found[metric].getStandardDeviation() / Math.sqrt(REPLICATIONS);
    assertThat(found[metric].getMean())
        .as(Measures.all().get(metric).name())
        .isEqualTo(exactMean(exact, metric), within(LARGEST_Z * error + 1e-12));
  }

  @Test
  void meansAreThoseOfTheReference() {
    JsonNode table = Reference.table("fixed_population");
    RandomGroupingMarket market = Reference.market(fields());
    ExactEstimates exact = ExactMethod.of(market, market.at(4L * table.path("n").asInt()));

    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : table.path("metrics").properties()) {
      int metric = Reference.metric(NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      if (metric >= 0) {
        assertThat(exactMean(exact, metric))
            .as(entry.getKey())
            .isEqualTo(entry.getValue().path("value").asDouble(), within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(9);
    double loss = table.path("metrics").path("surplus_loss").path("value").asDouble();
    double square =
        table.path("metrics").path("surplus_loss_second_moment").path("value").asDouble();
    assertThat(
            Objects.requireNonNull(exact.metrics().get(Measures.SURPLUS_LOSS))
                .overall()
                .standardDeviation())
        .isEqualTo(Math.sqrt(square - loss * loss), within(1e-12));
    assertThat(exact.notComputed()).isEmpty();
  }

  @Test
  void replicationsHaveTheMeansOfAllDivisions() {
    RandomGroupingMarket market = Reference.market(fields());
    ExactEstimates exact = ExactMethod.of(market, market.at(12));
    SummaryStatistics[] found = run(market, market.at(12));

    exact.metrics().keySet().forEach(metric -> assertMean(exact, found, metric));
    assertThat(found[Measures.MIN_PAYOFF].getMin()).isNotNegative();
    assertThat(found[Measures.MANIP_GAIN].getMax()).isZero();
    ExactEstimates drawn =
        ExactMethod.of(
            Reference.market(Reference.environment("tiny_off_grid")),
            Reference.market(Reference.environment("tiny_off_grid")).at(12));
    assertThat(
            Math.abs(found[Measures.SURPLUS].getMean() - exactMean(drawn, Measures.SURPLUS))
                * Math.sqrt(REPLICATIONS)
                / found[Measures.SURPLUS].getStandardDeviation())
        .as("agents drawn anew do something else")
        .isGreaterThan(LARGEST_Z);
  }

  @Test
  void theSameAgentsFromAFileHaveTheSameMeans() {
    RandomGroupingMarket fixed = Reference.market(fields());
    ExactEstimates exact = ExactMethod.of(fixed, fixed.at(12));
    long[] two = {2, 2, 2};
    Population population =
        new Population(
            "ab", 12, new double[] {.125, .375, .625}, two, new double[] {.375, .625, .875}, two);
    Market market =
        new RandomGrouping()
            .market(Fields.of(Map.of("T", "4", "tie", "max", "rule", "middle")), population)
            .orElseThrow();
    SummaryStatistics[] found = run(market, market.at(12));

    COMMON.forEach(metric -> assertMean(exact, found, metric));
  }

  @Test
  void sizesHaveWholeNumbersOfEveryType() {
    RandomGroupingMarket thirds = Reference.market(fields());
    Map<String, Object> quarters = fields();
    quarters.put("value", law("0.25", "0.25", "0.5"));

    assertThat(thirds.granularity().step()).isEqualTo(12);
    assertThat(Reference.market(quarters).granularity())
        .isEqualTo(new Granularity(24, 999_999_999_999_984L, 24));
    assertThatThrownBy(() -> thirds.at(8))
        .hasMessage("agents must be a multiple of 12 in [12, 999999999999996], got 8");
  }

  @Test
  void sharesMustBeExactAndLawsDiscrete() {
    Map<String, Object> inexact = fields();
    inexact.put("value", law("0.3333333333", "0.3333333333", "0.3333333333"));
    Map<String, Object> continuous = new TreeMap<>(Reference.uniform(10));
    continuous.put("population", "fixed");

    assertThat(problems(inexact))
        .containsExactly(
            "environment.value.probabilities: must be fractions that sum to 1 exactly, such as"
                + " 1/3 or 0.25, with a common denominator of at most 10^12: a fixed population"
                + " has whole numbers of agents");
    assertThat(problems(continuous))
        .containsExactly(
            "environment.population: fixed needs discrete laws of costs and values, and one unit of"
                + " one commodity");
  }

  private static List<String> problems(Map<String, Object> environment) {
    Fields fields = Fields.of(environment);
    assertThat(new RandomGrouping().market(fields)).isEmpty();
    return fields.problems();
  }

  private static Map<String, Object> law(String... probabilities) {
    return Map.of(
        "law",
        "discrete",
        "atoms",
        List.of("0.375", "0.625", "0.875"),
        "probabilities",
        List.of(probabilities));
  }
}
