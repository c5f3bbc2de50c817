package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.sampling.Streams;

/** Evenly spaced signals, streamed, against the reference. */
class GridProfilesTest {

  /** Zero but for rounding. */
  private static final Set<String> ROUNDING = Set.of("ref_price_abs_error");

  static Stream<JsonNode> linear() {
    return Reference.rows("grid").filter(row -> !row.path("env").asText().startsWith("nonlinear"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linear")
  void everyMetricIsThatOfTheReference(JsonNode row) {
    Map<String, Object> signals = new LinkedHashMap<>(Map.of("law", "grid"));
    if (row.path("signals").asText().startsWith("g_j")) {
      signals.put("from", List.of("0.5", "0"));
      signals.put("to", List.of("1", "0.4"));
    }
    Map<String, Object> environment =
        Reference.environment(
            row.path("env").asText(), signals, Reference.influence(row.path("C")));
    SizedSigma sized = (SizedSigma) Reference.market(environment).at(row.path("N").asLong());
    assertThat(sized.sigma())
        .isCloseTo(row.path("sigma").asDouble(), relative(1e-13, row.path("sigma").asDouble()));
    assertThat(sized.economy().sizes())
        .containsExactly(
            java.util.Arrays.stream(Reference.numbers(row.path("class_sizes")))
                .mapToLong(size -> (long) size)
                .toArray());

    Outcome outcome = Outcome.create(sized.market());
    sized.kernel().replicate(Streams.create(1, sized.agents()), outcome);

    Metrics.compare(row.path("metrics"), sized, outcome, ROUNDING);
  }

  static Stream<JsonNode> curved() {
    return Reference.rows("grid").filter(row -> row.path("env").asText().startsWith("nonlinear"));
  }

  /** Signals in exactly their expected numbers. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("curved")
  void everyMetricOfCountedAgentsIsThatOfTheReference(JsonNode row) {
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(
                        row.path("env").asText(),
                        Reference.law("NL_LAW"),
                        Reference.influence(row.path("C"))))
                .at(row.path("N").asLong());
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, counted(sized, Reference.numbers(row.path("counts"))), outcome);

    Metrics.compare(row.path("metrics"), sized, outcome, Set.of());
  }

  private static Cells counted(SizedSigma sized, double[] counts) {
    Cells cells = CountsKernel.cells((FiniteSignals) sized.environment().signals(), 2);
    for (int cell = 0; cell < counts.length; cell++) {
      cells.count(cell, counts[cell]);
    }
    return cells;
  }

  /**
   * Metrics of order 1/N keep nine digits at two thousand million agents: times N they are a limit
   * plus a constant over N, known from two smaller sizes whose own digits are checked above.
   */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"fundamental", "fundamental_hetero", "group", "nonlinear_boundary"})
  void hugeMarketsKeepNineDigits(String name) {
    long huge = 2_000_000_000L;
    for (int metric :
        new int[] {
          Measures.BUDGET_SURPLUS_PC,
          Measures.UTIL_LOSS_MAX,
          Measures.UTIL_LOSS_MEAN,
          Measures.ALLOC_RMS_ERROR,
          Measures.UNIT_PRICE_GAP_MEAN,
          Measures.VCG_BUDGET_PC
        }) {
      double small = scaled(name, 2_000_000, metric);
      double large = scaled(name, 20_000_000, metric);
      double limit = (10 * large - small) / 9;
      double expected = limit + (large - limit) * 20_000_000 / huge;
      assertThat(scaled(name, huge, metric))
          .as(Measures.all().get(metric).name())
          .isCloseTo(expected, relative(1e-9, expected));
    }
  }

  private static double scaled(String name, long agents, int metric) {
    Map<String, Object> signals =
        name.startsWith("nonlinear")
            ? Reference.law("NL_LAW")
            : Map.of(
                "law",
                "discrete",
                "values",
                List.of("0", "0.25", "0.5", "0.75", "1"),
                "probabilities",
                List.of("0.1", "0.2", "0.4", "0.2", "0.1"));
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(name, signals, Map.of("rule", "influence", "c", "4")))
                .at(agents);
    FiniteSignals law = (FiniteSignals) sized.environment().signals();
    Cells cells = CountsKernel.cells(law, sized.economy().economy().classes());
    for (int cell = 0; cell < cells.size(); cell++) {
      int k = cells.type(cell);
      int signal = cell;
      for (int h = 0; h < k; h++) {
        signal -= law.signals(h);
      }
      cells.count(cell, Math.rint(sized.economy().size(k) * law.probabilities(0, k)[signal]));
    }
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, cells, outcome);
    return outcome.metric(metric) * agents;
  }

  private static org.assertj.core.data.Offset<Double> relative(double share, double value) {
    return org.assertj.core.api.Assertions.within(share * Math.abs(value));
  }
}
