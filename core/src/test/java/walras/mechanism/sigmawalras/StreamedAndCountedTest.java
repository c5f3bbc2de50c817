package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.linear.LinearStream;
import walras.mechanism.sigmawalras.signals.FiniteSignals;

/** The same agents, counted and streamed, where their law is discrete. */
class StreamedAndCountedTest {

  private static final double ROUNDING = 1e-11;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fundamental",
        "fundamental_exclusive",
        "fundamental_hetero_boundary",
        "group",
        "group_boundary"
      })
  void metricsAgree(String name) {
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(
                        name,
                        Map.of(
                            "law",
                            "discrete",
                            "values",
                            java.util.List.of("0.05", "0.4", "0.7", "1"),
                            "probabilities",
                            java.util.List.of("0.25", "0.25", "0.25", "0.25")),
                        Map.of("rule", "influence", "c", "2.5")))
                .at(2000);
    Cells cells =
        CountsKernel.cells(
            (FiniteSignals) sized.environment().signals(), sized.economy().economy().classes());
    spread(sized, cells);
    Outcome counted = Outcome.create(sized.market());
    Markets.evaluate(sized, cells, counted);
    Outcome streamed = Outcome.create(sized.market());
    stream(sized, cells, streamed);

    for (int metric = 0; metric < Measures.all().size(); metric++) {
      if (metric != Measures.PRICE_LIMIT_ABS_ERROR
          && metric != Measures.REF_PRICE_ABS_ERROR
          && sized.undefined(metric).isEmpty()) {
        assertThat(streamed.metric(metric))
            .as(Measures.all().get(metric).name())
            .isCloseTo(
                counted.metric(metric),
                within(ROUNDING * Math.abs(counted.metric(metric)) + 1e-16));
      }
    }
  }

  /** Unequal counts: 1, 2, 3 and what is left. */
  private static void spread(SizedSigma sized, Cells cells) {
    double[] left = new double[sized.economy().sizes().length];
    for (int k = 0; k < left.length; k++) {
      left[k] = sized.economy().size(k);
    }
    for (int cell = 0; cell < cells.size(); cell++) {
      int k = cells.type(cell);
      double count = cell % 4 == 3 ? left[k] : Math.rint(0.1 * (1 + cell % 4) * left[k]);
      cells.count(cell, count);
      left[k] -= count;
    }
  }

  private static void stream(SizedSigma sized, Cells cells, Outcome outcome) {
    LinearModel model = java.util.Objects.requireNonNull(sized.linear());
    var profile = model.profile();
    LinearStream stream = new LinearStream(profile, model.agents());
    double[] sums = new double[stream.signalsLength()];
    double[] means = new double[sized.economy().sizes().length];
    double[] trades = new double[stream.tradesLength()];
    for (int cell = 0; cell < cells.size(); cell++) {
      double[] signals = signals(cells, cell);
      stream.addSignals(cells.type(cell), signals, signals.length, sums);
    }
    stream.means(sums, means);
    stream.solve(means);
    stream.clearTrades(trades);
    for (int cell = 0; cell < cells.size(); cell++) {
      double[] signals = signals(cells, cell);
      stream.addTrades(cells.type(cell), signals, signals.length, trades);
    }
    stream.finish(trades);
    double[] totals = java.util.Arrays.copyOf(trades, Totals.LENGTH);
    new MetricWriter(sized).write(totals, profile.price(), profile.shift(), 0, outcome);
  }

  private static double[] signals(Cells cells, int cell) {
    double[] signals = new double[(int) cells.count(cell)];
    java.util.Arrays.fill(signals, cells.signal(cell));
    return signals;
  }
}
