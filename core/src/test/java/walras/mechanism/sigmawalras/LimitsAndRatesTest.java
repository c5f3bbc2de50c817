package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Assumption;
import walras.kernel.Decay;
import walras.kernel.Theory;

/** Which limits and rates are claimed for which slopes, boundary payments and laws of signals. */
class LimitsAndRatesTest {

  private static final Map<String, String> UNIFORM = Map.of("law", "uniform");
  private static final Map<String, String> FIXED = Map.of("rule", "fixed", "sigma", "0.3");
  private static final Map<String, String> FALLING = Map.of("rule", "influence", "c", "1");

  @Test
  void aSlopeThatStaysKeepsLossesAndTheBudgetFromZero() {
    SigmaLimits staying = market("fundamental_hetero", UNIFORM, FIXED).limits();
    SigmaLimits falling = market("fundamental_hetero", UNIFORM, FALLING).limits();

    for (int metric :
        new int[] {
          Measures.REF_PRICE,
          Measures.PRICE_LIMIT_ABS_ERROR,
          Measures.ALLOC_RMS_ERROR,
          Measures.SURPLUS_LOSS_PC,
          Measures.UTIL_LOSS_MAX,
          Measures.BUDGET_SURPLUS_PC,
          Measures.VOLUME_PC
        }) {
      assertThat(staying.of(metric)).isEmpty();
      assertThat(falling.of(metric)).isPresent();
    }
    assertThat(staying.of(Measures.WE_PRICE)).isEqualTo(falling.of(Measures.WE_PRICE)).isPresent();
    assertThat(rates("fundamental_hetero", UNIFORM, FIXED, Measures.PRICE_LIMIT_ABS_ERROR))
        .isEmpty();
  }

  /** With one mu the price does not depend on the slope. */
  @Test
  void thePriceOfOneClassHasALimitAtEverySlope() {
    SigmaLimits limits = market("fundamental", UNIFORM, FIXED).limits();

    assertThat(limits.of(Measures.REF_PRICE).orElseThrow()).isCloseTo(0.75, within(1e-14));
    assertThat(rates("fundamental", UNIFORM, FIXED, Measures.PRICE_LIMIT_ABS_ERROR))
        .containsExactly(new Decay.Power(-0.5, null));
  }

  @Test
  void boundaryAgentsWhoPayAllTheirWorthLeaveASurplusPerAgent() {
    Map<String, Object> fields =
        Reference.environment("fundamental_hetero_boundary", UNIFORM, FALLING);
    fields.put("boundary", "extract");
    SigmaMarket extractive = Reference.market(fields);
    fields.put("boundary", "walrasian");
    SigmaMarket usual = Reference.market(fields);

    for (int metric :
        new int[] {
          Measures.BUDGET_SURPLUS_PC, Measures.UTIL_LOSS_MAX, Measures.UNIT_PRICE_GAP_MEAN
        }) {
      assertThat(extractive.limits().of(metric)).isEmpty();
      assertThat(extractive.metrics().get(metric).theories()).isEmpty();
      assertThat(usual.limits().of(metric)).isPresent();
      assertThat(usual.metrics().get(metric).theories()).isNotEmpty();
    }
    assertThat(extractive.limits().criticalConstant()).isEmpty();
    assertThat(usual.limits().criticalConstant()).isPresent();
  }

  @Test
  void aShareOfTheCriticalSlopeHasNoSurplus() {
    assertThat(surplus(Map.of("rule", "critical"))).isTrue();
    assertThat(surplus(Map.of("rule", "critical", "eta", "0.5"))).isTrue();
    assertThat(surplus(Map.of("rule", "critical", "eta", "-0.5"))).isFalse();
  }

  private static boolean surplus(Map<String, String> slope) {
    return market("fundamental", UNIFORM, slope).assumptions().stream()
        .filter(assumption -> assumption.name().startsWith("budget surplus"))
        .map(Assumption::holds)
        .findFirst()
        .orElseThrow();
  }

  /** A share of the gains is lost if groups differ at random; 1/N of them if only agents do. */
  @Test
  void theDoubleAuctionLosesAShareOnlyIfGroupsDiffer() {
    Map<String, String> common = Map.of("law", "common_factor", "weight", "0.5");
    Map<String, String> groups = Map.of("law", "group_factor", "weight", "0.5");

    for (int metric : new int[] {Measures.DA_SURPLUS_LOSS_PC, Measures.DA_BEST_LINEAR_LOSS_PC}) {
      assertThat(rates("group", groups, FALLING, metric)).containsExactly(new Decay.Constant());
      assertThat(rates("group", common, FALLING, metric))
          .containsExactly(new Decay.Power(-1, null));
      assertThat(rates("group", UNIFORM, FALLING, metric))
          .containsExactly(new Decay.Power(-1, null));
      assertThat(rates("group_unequal", groups, FALLING, metric)).isEmpty();
      assertThat(rates("nonlinear", groups, FALLING, metric)).isEmpty();
    }
    assertThat(rates("fundamental", UNIFORM, FALLING, Measures.DA_SURPLUS_LOSS_PC))
        .containsExactly(new Decay.Power(-2, null));
  }

  @Test
  void nothingIsSampledFromAGrid() {
    Map<String, String> grid = Map.of("law", "grid");
    assertThat(rates("fundamental", grid, FALLING, Measures.PRICE_LIMIT_ABS_ERROR)).isEmpty();

    Map<String, Object> alike = Reference.environment("fundamental", UNIFORM, FALLING);
    alike.put(
        "classes",
        List.of(
            Map.of("share", "0.5", "alpha", "1", "beta", "0.5", "mu", "2"),
            Map.of("share", "0.5", "alpha", "1", "beta", "0.5", "mu", "1")));
    alike.remove("cross");
    assertThat(rates(alike, Measures.REF_PRICE_ABS_ERROR))
        .containsExactly(new Decay.Power(-1.5, null));
    alike.put("signals", grid);
    assertThat(rates(alike, Measures.REF_PRICE_ABS_ERROR)).isEmpty();
  }

  /** Without trade no slope is needed. */
  @Test
  void aMarketWithoutTradeHasCriticalSlopeZero() {
    Map<String, ?> alike =
        Map.of("law", "discrete", "values", List.of("0.5"), "probabilities", List.of("1"));
    SigmaLimits limits = market("fundamental", alike, FALLING).limits();

    assertThat(limits.criticalConstant().orElseThrow()).isZero();
    assertThat(limits.of(Measures.BUDGET_SURPLUS_TOTAL).orElseThrow()).isZero();
  }

  /** Quantiles of beta laws bend at the ends of [0, 1]; expectations are known. */
  @ParameterizedTest
  @CsvSource({"2, 3", "0.3, 0.4", "5.5, 1", "40, 2.5"})
  void limitsOfBetaLawsAreExact(String alpha, String beta) {
    Map<String, String> signals = Map.of("law", "beta", "alpha", alpha, "beta", beta);
    SigmaLimits limits = market("fundamental", signals, FALLING).limits();
    double a = Double.parseDouble(alpha);
    double b = Double.parseDouble(beta);
    double variance = a * b / ((a + b) * (a + b) * (a + b + 1));

    assertThat(limits.of(Measures.REF_PRICE).orElseThrow())
        .isCloseTo(1.5 * a / (a + b), within(1e-11));
    assertThat(limits.of(Measures.WE_SURPLUS_PC).orElseThrow())
        .isCloseTo(0.25 * variance, within(1e-11));
    assertThat(limits.criticalConstant().orElseThrow()).isCloseTo(2, within(1e-9));
  }

  private static List<Decay> rates(
      String environment, Map<String, ?> signals, Map<String, ?> slope, int metric) {
    return rates(Reference.environment(environment, signals, slope), metric);
  }

  private static List<Decay> rates(Map<String, ?> environment, int metric) {
    return Reference.market(environment).metrics().get(metric).theories().stream()
        .map(Theory::decay)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static SigmaMarket market(
      String environment, Map<String, ?> signals, Map<String, ?> slope) {
    return Reference.market(Reference.environment(environment, signals, slope));
  }
}
