package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;

/** Differences of order 1/N and below, which rounding must not decide. */
class SmallDifferencesTest {

  private static final Map<String, String> SLOPE = Map.of("rule", "influence", "c", "3");
  private static final double[] CLASSES = {0, 0, 0, 1, 1, 1};
  private static final double[] SIGNALS = {0.05, 0.4, 1, 0.1, 0.45, 0.85};

  /** Losses and naive gains of a profile fall like 1/N^2, but for terms of relative order 1/N. */
  @Test
  void lossesOfCurvedMarketsKeepTheirDigitsUpToTheLargestSizes() {
    Outcome large = profile(6_000_000_000L);
    Outcome largest = profile(600_000_000_000_000L);

    for (int metric :
        new int[] {Measures.SURPLUS_LOSS_PC, Measures.NAIVE_GAIN_MEAN, Measures.NAIVE_GAIN_MAX}) {
      double scaled = large.metric(metric) * 6e9 * 6e9;
      assertThat(scaled).isGreaterThan(1e-4);
      assertThat(largest.metric(metric) * 6e14 * 6e14)
          .as(Measures.all().get(metric).name())
          .isCloseTo(scaled, within(1e-8 * scaled));
    }
  }

  private static Outcome profile(long agents) {
    Map<String, Object> environment =
        Reference.environment("nonlinear", Reference.law("NL_LAW"), SLOPE);
    SizedSigma sized = (SizedSigma) Reference.market(environment).at(agents);
    Cells cells = Markets.cells(CLASSES, SIGNALS);
    long each = agents / cells.size();
    for (int cell = 0; cell < cells.size(); cell++) {
      cells.count(cell, (double) each);
    }
    return evaluate(sized, cells);
  }

  /** If all signals are equal nobody trades, though quantities may differ from zero by rounding. */
  @Test
  void equalSignalsNeedNoSlopeAndRunNoDeficit() {
    Map<String, Object> environment =
        Reference.environment(
            "fundamental", Map.of("law", "uniform"), Map.of("rule", "fixed", "sigma", "0.001"));
    SigmaMarket market = Reference.market(environment);
    double most = 0;
    for (int agents = 4; agents < 40; agents++) {
      double[] signals = new double[agents];
      Arrays.fill(signals, 0.01 + agents / 43.0);
      Outcome outcome =
          evaluate((SizedSigma) market.at(agents), Markets.cells(new double[agents], signals));
      most = Math.max(most, outcome.metric(Measures.VOLUME_PC));

      assertThat(outcome.metric(Measures.SIGMA_CRIT)).isZero();
      assertThat(outcome.metric(Measures.DEFICIT_INDICATOR)).isZero();
    }
    assertThat(most).as("some quantities are rounding").isPositive();
  }

  private static Outcome evaluate(SizedSigma sized, Cells cells) {
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, cells, outcome);
    return outcome;
  }
}
