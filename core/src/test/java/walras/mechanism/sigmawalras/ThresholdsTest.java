package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.CriticalSlope;
import walras.sampling.Streams;

/** Slopes at which budgets balance, at a size and in the limit, against the reference. */
class ThresholdsTest {

  private static final Map<String, String> UNIFORM = Map.of("law", "uniform");
  private static final Map<String, String> SLOPE = Map.of("rule", "fixed", "sigma", "0.1");

  static Stream<JsonNode> thresholds() {
    return Reference.rows("thresholds").filter(row -> row.has("N"));
  }

  static Stream<JsonNode> limits() {
    return Stream.of(Reference.table("critical_c").path("limit"))
        .flatMap(rows -> java.util.stream.StreamSupport.stream(rows.spliterator(), false));
  }

  static Stream<JsonNode> atCritical() {
    return Reference.rows("at_critical")
        .filter(row -> !row.path("env").asText().startsWith("nonlinear"))
        .filter(row -> row.path("signals").asText().equals("grid"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("thresholds")
  void criticalSlopesAreThoseOfTheReference(JsonNode row) {
    Economy economy =
        Reference.market(Reference.environment(row.path("env").asText(), UNIFORM, SLOPE))
            .environment()
            .economy();
    SizedEconomy sized =
        new SizedEconomy(economy, ClassSizes.of(economy.shares(), row.path("N").asLong()));

    assertThat(sized.influence()).isCloseTo(row.path("varphi").asDouble(), near(row, "varphi"));
    for (String name : new String[] {"sigma_star", "sigma_sufficient"}) {
      if (row.path(name).isNumber()) {
        assertThat(CriticalSlope.sufficient(sized).orElseThrow())
            .as(name)
            .isCloseTo(row.path(name).asDouble(), near(row, name));
      }
    }
    double[] byClass = Reference.numbers(row.path("sigma_star_by_class"));
    for (int k = 0; k < byClass.length; k++) {
      assertThat(CriticalSlope.ofClass(sized, k).orElseThrow())
          .isCloseTo(byClass[k], within(1e-12 * byClass[k]));
    }
  }

  private static Offset<Double> near(JsonNode row, String name) {
    return within(1e-12 * row.path(name).asDouble());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void limitsAreThoseOfTheReference(JsonNode row) {
    Map<String, ?> signals =
        row.path("signals").asText().equals("uniform")
            ? UNIFORM
            : Reference.law(row.path("signals").asText());
    Map<String, String> slope = Map.of("rule", "influence", "c", "1");
    SigmaLimits limits =
        Reference.market(Reference.environment(row.path("env").asText(), signals, slope)).limits();

    assertThat(limits.criticalConstant().orElseThrow())
        .isCloseTo(row.path("C_crit").asDouble(), relative(row.path("C_crit")));
    assertThat(limits.of(Measures.REF_PRICE).orElseThrow())
        .isCloseTo(row.path("p_limit").asDouble(), relative(row.path("p_limit")));
    assertThat(limits.of(Measures.BOUNDARY_SHARE).orElseThrow())
        .isCloseTo(row.path("boundary_share").asDouble(), within(1e-8));
  }

  private static Offset<Double> relative(JsonNode value) {
    return within(1e-8 * Math.abs(value.asDouble()));
  }

  /** At the realised critical slope the budget is zero, and losses are those of the reference. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("atCritical")
  void lossesAtTheCriticalSlopeAreThoseOfTheReference(JsonNode row) {
    Map<String, Object> signals = new LinkedHashMap<>(Map.of("law", "grid"));
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(
                        row.path("env").asText(), signals, Reference.fixed(row.path("sigma_crit"))))
                .at(row.path("N").asLong());
    Outcome outcome = Outcome.create(sized.market());
    sized.kernel().replicate(Streams.create(1, sized.agents()), outcome);

    for (int metric :
        new int[] {
          Measures.UTIL_LOSS_MAX,
          Measures.UTIL_LOSS_MEAN,
          Measures.SURPLUS_LOSS_PC,
          Measures.ALLOC_MAX_ERROR
        }) {
      double expected = row.path(Measures.all().get(metric).name()).asDouble();
      assertThat(outcome.metric(metric)).isCloseTo(expected, within(1e-8 * expected + 1e-15));
    }
    assertThat(outcome.metric(Measures.BUDGET_SURPLUS_PC))
        .isCloseTo(0, within(1e-9 * row.path("surplus_loss_pc").asDouble() + 1e-15));
  }

  /** The printed threshold of Example 4 runs a deficit where the minority alone disagrees. */
  @Test
  void theSlopeThatThePaperPrintsForGroupsIsNotEnough() {
    JsonNode row =
        Reference.rows("thresholds").filter(found -> !found.has("N")).findFirst().orElseThrow();
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(
                        row.path("env").asText(), UNIFORM, Reference.fixed(row.path("sigma"))))
                .at(20);
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, row, outcome);

    assertThat(outcome.metric(Measures.BUDGET_SURPLUS_TOTAL))
        .isCloseTo(row.path("budget_surplus_total").asDouble(), within(1e-12));
    assertThat(outcome.metric(Measures.SIGMA_CRIT))
        .isCloseTo(row.path("sigma_crit").asDouble(), within(1e-12));
    assertThat(outcome.metric(Measures.DEFICIT_INDICATOR)).isEqualTo(1);
  }
}
