package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Closed forms of linear-quadratic economies with one mu and without boundary agents. There every
 * profile has the same ratio of a metric to the gains from trade, so one profile shows the ratio of
 * expectations; and simulations show the expected gains themselves.
 */
class ClosedFormsTest {

  private static final List<String> SQUARES =
      List.of(
          "budget_surplus_pc",
          "budget_surplus_total",
          "surplus_loss_pc",
          "util_loss_mean",
          "vcg_budget_pc");

  private static final int REPLICATIONS = 1000;

  /** Standard errors: a false alarm has probability 6e-7. */
  private static final double ERRORS = 5;

  private static final Map<String, Object> GRID = Map.of("law", "grid");

  static Stream<JsonNode> closedForms() {
    return Reference.rows("closed_form");
  }

  static Stream<JsonNode> smallOrCounted() {
    return closedForms()
        .filter(row -> row.path("N").asLong() <= 1000 || law(row).get("law") != "group_factor")
        .filter(row -> row.path("N").asLong() <= 1000 || law(row).get("law") != "uniform");
  }

  static Stream<JsonNode> exponents() {
    return Reference.rows("exponents");
  }

  static Stream<JsonNode> proposition3() {
    return Reference.rows("proposition_3");
  }

  private static Map<String, Object> law(JsonNode row) {
    String signals = row.path("signals").asText();
    if (signals.startsWith("two-factor")) {
      return Map.of("law", "group_factor", "weight", "0.5");
    }
    if (signals.startsWith("two-state")) {
      return twoStates();
    }
    return signals.equals("iid uniform")
        ? Map.of("law", "uniform")
        : Reference.law(signals.substring("iid ".length()));
  }

  private static Map<String, Object> twoStates() {
    JsonNode law = Reference.table("laws").path("TWO_STATE");
    Map<String, Object> probabilities = new LinkedHashMap<>();
    probabilities.put("high", Reference.texts(law.path("high")));
    probabilities.put("low", Reference.texts(law.path("low")));
    return Map.of(
        "law",
        "discrete_factor",
        "scope",
        "by-class",
        "values",
        Reference.texts(law.path("values")),
        "prior",
        List.of("0.5", "0.5"),
        "probabilities",
        probabilities);
  }

  private static SizedSigma sized(JsonNode row, Map<String, ?> signals, Map<String, ?> slope) {
    return (SizedSigma)
        Reference.market(Reference.environment(row.path("env").asText(), signals, slope))
            .at(row.path("N").asLong());
  }

  private static Outcome replicate(SizedSigma sized) {
    Outcome outcome = Outcome.create(sized.market());
    sized.kernel().replicate(Streams.create(20261121, sized.agents()), outcome);
    return outcome;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closedForms")
  void ratiosToTheGainsFromTradeAreThoseOfTheReference(JsonNode row) {
    SizedSigma sized = sized(row, law(row), Reference.influence(row.path("C")));
    JsonNode expected = row.path("expected");
    Outcome outcome = replicate(sized);
    double scale =
        expected.path("we_surplus_pc").asDouble() / outcome.metric(Measures.WE_SURPLUS_PC);

    assertThat(outcome.metric(Measures.BOUNDARY_SHARE)).isZero();
    assertThat(sized.sigma())
        .isCloseTo(row.path("sigma").asDouble(), within(1e-14 * sized.sigma()));
    for (String name : SQUARES) {
      compare(name, outcome.metric(Metrics.index(name)) * scale, expected.path(name), 1e-12);
    }
    double naive = outcome.metric(Measures.NAIVE_GAIN_MEAN) * scale;
    compare("naive_gain_mean", naive, expected.path("naive_gain_mean_unclamped"), 1e-12);
    if (expected.has("volume_pc")) {
      double error = outcome.metric(Measures.ALLOC_RMS_ERROR);
      compare("error", error * error * scale, expected.path("alloc_mean_square_error"), 1e-12);
      double ratio = expected.path("volume_pc").asDouble() / outcome.metric(Measures.VOLUME_PC);
      double gap = outcome.metric(Measures.UNIT_PRICE_GAP_MEAN) * ratio;
      compare("unit_price_gap_mean", gap, expected.path("unit_price_gap_mean"), 1e-12);
    }
  }

  private static void compare(String name, double found, JsonNode expected, double relative) {
    assertThat(found)
        .as(name)
        .isCloseTo(expected.asDouble(), within(relative * Math.abs(expected.asDouble())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smallOrCounted")
  void simulatedMeansAreThoseOfTheReference(JsonNode row) {
    SizedSigma sized = sized(row, law(row), Reference.influence(row.path("C")));
    Sample sample = Sample.of(sized, REPLICATIONS);
    JsonNode expected = row.path("expected");

    compare(sample, Measures.WE_SURPLUS_PC, expected.path("we_surplus_pc"));
    compare(sample, Measures.BUDGET_SURPLUS_TOTAL, expected.path("budget_surplus_total"));
    if (expected.has("volume_pc")) {
      compare(sample, Measures.VOLUME_PC, expected.path("volume_pc"));
    }
    if (expected.has("double_auction")) {
      JsonNode loss = expected.path("double_auction").path("expected_surplus_loss_pc");
      compare(sample, Measures.DA_SURPLUS_LOSS_PC, loss);
    }
    // the mean of twice as much is told apart
    int gains = Measures.WE_SURPLUS_PC;
    assertThat(Math.abs(sample.mean(gains) - 2 * expected.path("we_surplus_pc").asDouble()))
        .isGreaterThan(ERRORS * sample.error(gains));
  }

  private static void compare(Sample sample, int metric, JsonNode expected) {
    assertThat(sample.mean(metric))
        .as(Measures.all().get(metric).name())
        .isCloseTo(expected.asDouble(), within(ERRORS * sample.error(metric)));
  }

  /** One class, uniform signals, alpha = 1, mu = 2: gains of (N - 1) / (48 N) an agent. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("exponents")
  void exponentsOfTheSlopeGiveTheLossesOfTheReference(JsonNode row) {
    Map<String, String> slope =
        Map.of("rule", "influence", "c", "4", "exponent", row.path("gamma").asText());
    SizedSigma sized =
        (SizedSigma)
            Reference.market(Reference.environment("fundamental", GRID, slope))
                .at(row.path("N").asLong());
    Outcome outcome = replicate(sized);
    double agents = row.path("N").asDouble();
    double scale = (agents - 1) / (48 * agents) / outcome.metric(Measures.WE_SURPLUS_PC);

    compare("sigma", sized.sigma(), row.path("sigma"), 1e-13);
    for (String name : List.of("budget_surplus_pc", "surplus_loss_pc", "util_loss_mean")) {
      compare(name, outcome.metric(Metrics.index(name)) * scale, row.path(name), 1e-10);
    }
  }

  /** At the critical slope the budget balances, with losses of order 1/N^2. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("proposition3")
  void slopesNearTheCriticalOneGiveTheLossesOfTheReference(JsonNode row) {
    Map<String, String> slope = Map.of("rule", "critical", "eta", row.path("eta").asText());
    SizedSigma sized =
        (SizedSigma)
            Reference.market(Reference.environment("fundamental", GRID, slope))
                .at(row.path("N").asLong());
    Outcome outcome = replicate(sized);

    compare("sigma", sized.sigma(), row.path("sigma"), 1e-13);
    compare("error", errorOfTheWorstOff(row, outcome), row.path("alloc_max_error"), 1e-10);
    double budget = row.path("budget_surplus_total").asDouble();
    assertThat(outcome.metric(Measures.BUDGET_SURPLUS_TOTAL))
        .isCloseTo(budget, within(1e-10 * Math.abs(budget) + 1e-15));
    assertThat(outcome.metric(Measures.DEFICIT_INDICATOR)).isEqualTo(budget < 0 ? 1 : 0);
    double loss = row.path("util_loss_max").asDouble();
    assertThat(outcome.metric(Measures.UTIL_LOSS_MAX)).isCloseTo(loss, within(rounding(row, loss)));
  }

  /**
   * The reference has the error of the agent with the largest loss: below the critical slope all
   * gain, and that agent is the one nearest to no trade.
   */
  private static double errorOfTheWorstOff(JsonNode row, Outcome outcome) {
    double largest = outcome.metric(Measures.ALLOC_MAX_ERROR);
    boolean isNearest = row.path("eta").asDouble() < 0;
    return isNearest ? largest / (row.path("N").asDouble() - 1) : largest;
  }

  /** Near zero quantities, and differences of equal slopes, are known up to rounding. */
  private static double rounding(JsonNode row, double loss) {
    double eta = row.path("eta").asDouble();
    if (eta == 0) {
      return 1e-10 * loss + 1e-16 * row.path("sigma").asDouble();
    }
    double relative = eta < 0 ? Math.max(1e-10, 1e-14 * row.path("N").asDouble()) : 1e-10;
    return relative * Math.abs(loss);
  }
}
