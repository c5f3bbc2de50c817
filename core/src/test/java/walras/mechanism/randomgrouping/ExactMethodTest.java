package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactEstimates.OfMetric;
import walras.exact.ExactMethod;
import walras.kernel.Enumeration;
import walras.kernel.SizedMarket;

/** Enumerated expectations against the fractions of another program. */
class ExactMethodTest {

  private static final double TOLERANCE = 1e-12;

  /** The reference's name of a metric where it is another. */
  private static final Map<String, String> NAMES =
      Map.of(
          "surplus_per_capita", "surplus",
          "max_surplus_per_capita", "max_surplus",
          "pooled_manip_gain_threshold_b", "pooled_manip_gain_buyer",
          "pooled_manip_gain_threshold_s", "pooled_manip_gain_seller");

  static Stream<Arguments> tables() {
    return Stream.of("tiny_off_grid", "tiny_on_grid_tie_max", "tiny_off_grid_lowest")
        .flatMap(name -> IntStream.rangeClosed(1, 3).mapToObj(n -> Arguments.of(name, n)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("tables")
  void meansAreThoseOfTheReference(String name, int perGroup) {
    RandomGroupingMarket market = Reference.market(Reference.environment(name));
    SizedMarket sized = market.at(4L * perGroup);
    ExactEstimates found = ExactMethod.of(market, sized);
    JsonNode expected =
        Reference.table("exact").path(name).path("n").path(String.valueOf(perGroup));

    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      int metric = Reference.metric(NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      if (metric >= 0) {
        double mean = law(found, metric).overall().mean();
        assertThat(mean)
            .as(entry.getKey())
            .isEqualTo(entry.getValue().path("value").asDouble(), within(TOLERANCE));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(13);
    assertThat(found.notComputed()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("tables")
  void spreadOfTheLossIsThatOfTheReference(String name, int perGroup) {
    RandomGroupingMarket market = Reference.market(Reference.environment(name));
    ExactEstimates found = ExactMethod.of(market, market.at(4L * perGroup));
    JsonNode expected =
        Reference.table("exact").path(name).path("n").path(String.valueOf(perGroup));
    double mean = expected.path("surplus_loss").path("value").asDouble();
    double square = expected.path("surplus_loss_second_moment").path("value").asDouble();

    assertThat(law(found, Measures.SURPLUS_LOSS).overall().standardDeviation())
        .isEqualTo(Math.sqrt(square - mean * mean), within(TOLERANCE));
    assertThat(law(found, Measures.BUDGET_RESIDUAL).overall().standardDeviation()).isZero();
    assertThat(law(found, Measures.MANIP_GAIN).overall().mean()).isZero();
    assertThat(law(found, Measures.GROUPING_COST).overall().mean())
        .isEqualTo(
            mean - expected.path("pooled_surplus_loss").path("value").asDouble(),
            within(TOLERANCE));
  }

  static Stream<Arguments> tablesOfSeveralUnits() {
    return Stream.of("tiny_two_units", "tiny_three_units")
        .flatMap(name -> IntStream.rangeClosed(1, 2).mapToObj(n -> Arguments.of(name, n)));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("tablesOfSeveralUnits")
  void meansOfSeveralUnitsAreThoseOfTheReference(String name, int perGroup) {
    RandomGroupingMarket market = Reference.market(Reference.environment(name));
    SizedMarket sized = market.at(4L * perGroup);
    JsonNode expected =
        Reference.table("exact").path(name).path("n").path(String.valueOf(perGroup));

    int compared = 0;
    for (Enumeration enumeration : GroupingEnumeration.all((SizedGrouping) sized)) {
      if (enumeration.metrics().contains(Measures.GROUPING_COST)) {
        continue;
      }
      double[] means = means(enumeration);
      for (Map.Entry<String, JsonNode> entry : expected.properties()) {
        int metric = Reference.metric(NAMES.getOrDefault(entry.getKey(), entry.getKey()));
        if (enumeration.metrics().contains(metric)) {
          assertThat(means[metric])
              .as(entry.getKey())
              .isEqualTo(entry.getValue().path("value").asDouble(), within(TOLERANCE));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  private static double[] means(Enumeration enumeration) {
    double[] means = new double[Measures.all().size()];
    enumeration.visit(
        0,
        Double.NEGATIVE_INFINITY,
        (logProbability, outcome) -> {
          for (int metric : enumeration.metrics()) {
            means[metric] += Math.exp(logProbability) * outcome.metric(metric);
          }
        });
    return means;
  }

  @Test
  void quantilesOfThePriceGapFollowItsLaw() {
    RandomGroupingMarket market = Reference.market(Reference.environment("tiny_off_grid"));
    ExactEstimates found = ExactMethod.of(market, market.at(8));

    assertThat(Reference.table("price_gap_law_tiny_off_grid_n2").path("0").asText())
        .isEqualTo("3509/6561");
    assertThat(law(found, Measures.PRICE_GAP).overall().quantiles())
        .isEqualTo(List.of(0.0, 0.0, 0.0, 0.0, 0.25, 0.25, 0.5));
  }

  @Test
  void continuousValuesAreNotEnumerated() {
    assertThat(Reference.market(Reference.uniform(10)).at(8).enumerations()).isEmpty();
  }

  private static OfMetric law(ExactEstimates found, int metric) {
    return Objects.requireNonNull(found.metrics().get(metric));
  }
}
