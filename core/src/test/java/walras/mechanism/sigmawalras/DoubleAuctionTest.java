package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.linear.DoubleAuction;

/** The double auction in linear schedules, against the reference. */
class DoubleAuctionTest {

  private static final Map<String, Object> UNIFORM = Map.of("law", "uniform");
  private static final Map<String, Object> FACTORS = Map.of("law", "group_factor", "weight", "0.5");
  private static final Map<String, String> SLOPE = Map.of("rule", "fixed", "sigma", "0.1");
  private static final Map<String, String> CRITICAL = Map.of("rule", "critical");

  static Stream<JsonNode> equilibria() {
    return StreamSupport.stream(
        Reference.table("double_auction").path("fundamental").spliterator(), false);
  }

  static Stream<JsonNode> groups() {
    return Reference.rows("closed_form")
        .filter(row -> row.path("signals").asText().startsWith("two-factor"));
  }

  private static SizedSigma sized(
      String name, Map<String, Object> signals, Map<String, String> slope, long agents) {
    return new SizedSigma(Reference.market(Reference.environment(name, signals, slope)), agents);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("equilibria")
  void equilibriaOfOneClassAreThoseOfTheReference(JsonNode row) {
    boolean isInclusive = row.path("own_signal").asText().equals("inclusive");
    String name = isInclusive ? "fundamental" : "fundamental_exclusive";
    DoubleAuction auction =
        sized(name, UNIFORM, SLOPE, row.path("N").asLong()).auction().orElseThrow();

    assertThat(auction.exists()).isEqualTo(row.path("exists").asBoolean());
    if (auction.exists()) {
      compare(auction, row.path("equilibrium"));
      assertThat(auction.reaction())
          .isCloseTo(row.path("equilibrium").path("alpha_eff").asDouble(), within(1e-12));
    }
  }

  private static void compare(DoubleAuction auction, JsonNode expected) {
    assertThat(auction.impact())
        .isCloseTo(expected.path("price_impact").asDouble(), near(expected, "price_impact"));
    assertThat(auction.schedule()).isCloseTo(expected.path("a").asDouble(), near(expected, "a"));
    assertThat(auction.schedule() / auction.total())
        .isCloseTo(expected.path("b").asDouble(), near(expected, "b"));
  }

  private static org.assertj.core.data.Offset<Double> near(JsonNode row, String name) {
    return within(1e-12 * row.path(name).asDouble());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void equilibriaOfTwoGroupsAreThoseOfTheReference(JsonNode row) {
    JsonNode expected = row.path("expected").path("double_auction");
    DoubleAuction auction =
        sized("group", FACTORS, SLOPE, row.path("N").asLong()).auction().orElseThrow();

    assertThat(auction.revealed())
        .isCloseTo(expected.path("psi").asDouble(), near(expected, "psi"));
    assertThat(auction.reaction())
        .isCloseTo(expected.path("alpha_hat").asDouble(), near(expected, "alpha_hat"));
    compare(auction, expected);
  }

  /** At the critical slope the mechanism trades and charges what the double auction does. */
  @Test
  void theCriticalSlopeOfOneClassIsTheDoubleAuction() {
    JsonNode row = Reference.table("double_auction").path("profile").path(0);
    double[] signals = Reference.numbers(row.path("signals"));
    SizedSigma sized = sized("fundamental", UNIFORM, CRITICAL, signals.length);
    Cells cells = Markets.cells(new double[signals.length], signals);
    CellMarket market = sized.cellMarket(signals.length);
    market.evaluate(cells, new double[Totals.LENGTH]);
    Details details = new Details();
    market.describe(cells, details);
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, cells, outcome);

    assertThat(market.price()).isCloseTo(row.path("price").asDouble(), within(1e-12));
    for (int agent = 0; agent < signals.length; agent++) {
      Map<String, Object> told = details.at("cell_%d".formatted(agent + 1)).entries();
      assertThat((Double) told.get("quantity"))
          .isCloseTo(row.path("q").path(agent).asDouble(), within(1e-12));
      assertThat((Double) told.get("payment"))
          .isCloseTo(row.path("t").path(agent).asDouble(), within(1e-12));
    }
    double[] losses = Reference.numbers(row.path("util_loss"));
    double largest = Arrays.stream(losses).max().orElseThrow();
    double mean = Arrays.stream(losses).average().orElseThrow();
    for (int metric : new int[] {Measures.UTIL_LOSS_MAX, Measures.DA_UTIL_LOSS_MAX}) {
      assertThat(outcome.metric(metric)).isCloseTo(largest, within(1e-14));
    }
    for (int metric : new int[] {Measures.SURPLUS_LOSS_PC, Measures.DA_SURPLUS_LOSS_PC}) {
      assertThat(outcome.metric(metric)).isCloseTo(mean, within(1e-14));
    }
  }

  /** Two groups disagree, and the price of the double auction does not tell how. */
  @Test
  void theCriticalSlopeOfTwoGroupsIsNotTheDoubleAuction() {
    SizedSigma sized = sized("group", FACTORS, CRITICAL, 4);
    Outcome outcome = Outcome.create(sized.market());
    Cells cells = Markets.cells(new double[] {0, 0, 1, 1}, new double[] {0.9, 0.7, 0.4, 0.2});
    Markets.evaluate(sized, cells, outcome);

    assertThat(sized.undefined(Measures.DA_SURPLUS_LOSS_PC)).isEmpty();
    assertThat(outcome.metric(Measures.DA_SURPLUS_LOSS_PC))
        .isGreaterThan(1.1 * outcome.metric(Measures.DA_BEST_LINEAR_LOSS_PC));
    assertThat(outcome.metric(Measures.DA_PRICE_ABS_ERROR)).isZero();
    // V_B = 0.0625, V_T = 0.0725, and (beta_h - beta_l)^2 / (2 mu) = 0.28125
    assertThat(outcome.metric(Measures.DA_BEST_LINEAR_LOSS_PC))
        .isCloseTo(0.28125 * 0.0625 * (1 - 0.0625 / 0.0725), within(1e-14));
  }

  /** With a share of one half between groups, a constant part of the gains is lost. */
  @Test
  void theLossOfGroupBlindSchedulesTendsToThatOfTheReference() {
    JsonNode bounds = Reference.table("double_auction").path("informational_bounds");
    DoubleAuction auction = sized("group", FACTORS, SLOPE, 2_000_000_000L).auction().orElseThrow();
    double between = 1.0 / 96;
    double all = between + 1.0 / 48;

    assertThat(auction.revealed()).isCloseTo(between / all, within(1e-8));
    assertThat(auction.bestLinearLoss(between, all))
        .isCloseTo(bounds.path("best_linear_loss_pc").asDouble(), within(1e-15));
  }
}
