package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Details;
import walras.kernel.Enumeration;

/** Resources under an entry fee: condition (a) is about endowments before it. */
class EntryFeeTest {

  private static final String TWICE_KAPPA = "twice-kappa";

  /** Agents consume what the fee leaves and what is added: 0.0743 and 0.0962 of fees 0.2, 0.32. */
  @Test
  void aFeeThatPaysForEveryRealisationLeavesNothingToAdd() {
    Details limits = limits(Map.of("entry-fee", TWICE_KAPPA, "delta", "0.01", "eps", "0.3"));

    assertThat(limits.at("delta_bound").entries()).containsEntry("q", 0.0).containsEntry("r", 0.0);
    assertThat(limits.at("theorem_3").entries()).containsEntry("delta_bound_within_delta", true);
    assertThat(limits.at("limits").at("low").entries()).containsEntry("delta_needed", 0.0);
    assertThat(limits.at("limits").at("high").entries()).containsEntry("delta_needed", 0.0);
  }

  @Test
  void whatTheFeeDoesNotPayForIsCompared() {
    Map<String, Object> environment = Reference.environment("E2");
    environment.putAll(Map.of("entry-fee", TWICE_KAPPA, "kappa-scale", "0.01", "eta", "0.2"));
    MarketGameMarket market = Reference.market(environment);
    Goods kappa = market.economy().kappa();
    FirstStage first = market.firstStage();
    DeltaBound bound = DeltaBound.of(market.economy(), first);

    double netQ = Math.max(first.netQ(0), first.netQ(1));
    double netR = Math.max(first.netR(0), first.netR(1));
    double q = kappa.q() - kappa.r() / bound.highest() + 0.2 * netQ - 2 * kappa.q();
    double r = kappa.r() - kappa.q() * bound.lowest() + 0.2 * netR - 2 * kappa.r();
    assertThat(q).isBetween(0.0, r);
    assertThat(bound.bound().q()).isCloseTo(q, within(1e-15));
    assertThat(bound.bound().r()).isCloseTo(r, within(1e-15));
    assertThat(bound.isWithin(1.001 * r)).isTrue();
    assertThat(bound.isWithin(0.999 * r)).isFalse();
  }

  /** With few agents some realisations need more than the fee, and others do not. */
  @ParameterizedTest
  @CsvSource({"none, 1, 0", "twice-kappa, 0.1, 1"})
  void whatIsNeededIsWhatTheFeeLeavesOpen(String fee, String scale, int leastPaid) {
    Map<String, Object> environment = Reference.environment("E2s");
    environment.putAll(Map.of("entry-fee", fee, "kappa-scale", scale));
    SizedMarketGame sized = (SizedMarketGame) Reference.market(environment).at(12);
    Goods paid = sized.economy().fee();
    Goods bound = DeltaBound.of(sized.economy(), sized.market().firstStage()).bound();
    int[] counts = new int[2];

    for (int state = 0; state < 2; state++) {
      accounts(sized)
          .visit(
              state,
              Double.NEGATIVE_INFINITY,
              (logProbability, outcome) -> {
                double q = outcome.metric(Measures.RESOURCE_EXCESS_Q) - paid.q();
                double r = outcome.metric(Measures.RESOURCE_EXCESS_R) - paid.r();
                double needed = outcome.metric(Measures.DELTA_NEEDED);
                assertThat(needed).isEqualTo(Math.max(0, Math.max(q, r)));
                assertThat(q).isLessThanOrEqualTo(bound.q());
                assertThat(r).isLessThanOrEqualTo(bound.r());
                counts[needed > 0 ? 1 : 0]++;
              });
    }
    assertThat(counts[1]).isPositive();
    assertThat(counts[0]).isGreaterThanOrEqualTo(leastPaid);
  }

  /** At 0.04 the fee pays although kappa and the largest trade of the inactive exceed it. */
  @ParameterizedTest
  @CsvSource({
    "0.04, true, 4.014805e-4, 1.7898669e-3",
    "0.03125, false, -7.534992e-4, -2.054061e-4"
  })
  void aFeePaysIfItIsAtLeastTheBound(String scale, boolean pays, double slackQ, double slackR) {
    Details limits = limits(Map.of("entry-fee", TWICE_KAPPA, "kappa-scale", scale));

    Details fee = limits.at("entry_fee");
    assertThat(fee.entries())
        .containsEntry("always_feasible_q", pays)
        .containsEntry("always_feasible_r", pays);
    assertThat((Double) fee.at("least_slack").entries().get("q")).isCloseTo(slackQ, within(1e-10));
    assertThat((Double) fee.at("least_slack").entries().get("r")).isCloseTo(slackR, within(1e-10));
  }

  private static Enumeration accounts(SizedMarketGame sized) {
    return sized.enumerations().stream()
        .filter(enumeration -> enumeration.metrics().contains(Measures.DELTA_NEEDED))
        .findFirst()
        .orElseThrow();
  }

  private static Details limits(Map<String, ?> fields) {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));
    environment.putAll(fields);
    Details limits = new Details();
    Reference.market(environment).at(1000).describeLimits(limits);
    return limits;
  }
}
