package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as one price and as no loss, at the edge and far from it. */
class EpsTest {

  private static final int REPLICATIONS = 2000;

  /** Prices are uniform if they are less than eps apart: two steps are not less than two steps. */
  @ParameterizedTest
  @CsvSource({"0.02, 1", "0.0200000001, 2", "0.0199999999, 1", "0.07, 6", "1e-30, 0", "1, 99"})
  void pricesLessThanEpsApartAreUniform(String eps, int mostSteps) {
    Map<String, Object> fields =
        Laws.environment("100", Laws.uniform("0", "0.7"), Laws.uniform("0.1", "1"));
    fields.put("eps", eps);
    Set<Integer> seen = new TreeSet<>();

    Replications.outcomes(Reference.market(fields), 40, REPLICATIONS)
        .forEach(
            outcome -> {
              int steps = (int) Math.rint(100 * outcome.metric(Measures.PRICE_GAP));
              seen.add(steps);
              assertThat(outcome.metric(Measures.EPS_UNIFORM))
                  .as("%d steps apart", steps)
                  .isEqualTo(steps <= mostSteps ? 1 : 0);
            });
    assertThat(seen).contains(0, 1, 2, 3, 6, 7, 8);
  }

  @ParameterizedTest
  @CsvSource({"18446744073709551616", "1e40", "1e9"})
  void anyLossAndGapIsLessThanAHugeEps(String eps) {
    Map<String, Object> fields =
        Laws.environment(
            "10", Laws.discrete("0.15 0.55", "0.5 0.5"), Laws.discrete("0.25 0.75", "0.4 0.6"));
    fields.put("eps", eps);
    RandomGroupingMarket market = Reference.market(fields);

    assertThat(market.at(40).limit(Measures.EPS_EFFICIENT, 0)).hasValue(1);
    Replications.outcomes(market, 10, 100)
        .forEach(
            outcome -> {
              assertThat(outcome.metric(Measures.EPS_UNIFORM)).isEqualTo(1);
              assertThat(outcome.metric(Measures.EPS_EFFICIENT)).isEqualTo(1);
            });
  }

  /** Every trade is worth 100000.1 - 0.3, so that losses are known but for rounding. */
  @ParameterizedTest
  @CsvSource({"3, 1", "7, 4", "10, 5", "13, 9"})
  void lossesEqualToEpsCountAsNone(int perGroup, int lost) {
    double worth = 99_999.8;
    double agents = 4.0 * perGroup;
    Map<String, Object> fields =
        Laws.environment(
            "10", Laws.discrete("0.3", "1"), Laws.discrete("-0.7 100000.1", "0.4 0.6"));
    fields.put("tie", "max");
    fields.put(
        "eps",
        new BigDecimal("99999.8")
            .multiply(BigDecimal.valueOf(lost))
            .divide(BigDecimal.valueOf(4L * perGroup), MathContext.DECIMAL64)
            .toPlainString());
    Set<Integer> seen = new TreeSet<>();

    Replications.outcomes(Reference.market(fields), perGroup, REPLICATIONS)
        .forEach(
            outcome -> {
              double trades = outcome.metric(Measures.SURPLUS_LOSS) * agents / worth;
              assertThat(Math.abs(trades - Math.rint(trades))).isLessThan(1e-9);
              seen.add((int) Math.rint(trades));
              assertThat(outcome.metric(Measures.EPS_EFFICIENT))
                  .isEqualTo(Math.rint(trades) <= lost ? 1 : 0);
            });
    assertThat(seen).contains(lost).hasSizeGreaterThan(1);
  }

  @Test
  void aLossBeyondEpsIsSeenAtAnyScale() {
    Map<String, Object> fields =
        Laws.environment("10", Laws.discrete("0.3", "1"), Laws.discrete("0.7 1e5", "0.4 0.6"));
    fields.put("tie", "max");
    fields.put("eps", "1e-9");

    Replications.outcomes(Reference.market(fields), 5, REPLICATIONS)
        .forEach(
            outcome ->
                assertThat(outcome.metric(Measures.EPS_EFFICIENT))
                    .isEqualTo(outcome.metric(Measures.SURPLUS_LOSS) < 1e-3 ? 1 : 0));
  }
}
