package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Expectation;
import walras.testkit.References;

/** Draws against quadrature: the two hands of the same numbers. */
class OrderStatisticsTest {

  private static final int REPLICATIONS = 1_000_000;
  private static final int FEW = 100_000;

  @Test
  void spreadsAgreeWithReferenceValues() {
    References.rows(OrderStatisticsTest.class, "kernel_moments.csv")
        .forEach(
            row -> {
              EfficientTradeMarket market =
                  Markets.of(row[0], row[1], "0", Simulation.ORDER_STATISTICS);
              Map<Integer, Expectation> known = known(market, Long.parseLong(row[2]));
              same(known.get(OrderStatistics.MAX_GAP), row[6]);
              same(known.get(OrderStatistics.SECOND_GAP), row[7]);
              same(known.get(OrderStatistics.RESERVATION_GAP), row[8]);
              same(known.get(OrderStatistics.T1_SAMPLE), row[9]);
            });
  }

  private static void same(@Nullable Expectation known, String text) {
    double expected = Double.parseDouble(text);
    assertThat(Objects.requireNonNull(known).standardDeviation())
        .isCloseTo(expected, offset(1e-6 * expected));
  }

  /** At most 10 metrics in 8 markets: a false alarm has a probability below 1e-4. */
  @ParameterizedTest(name = "{0}, {1}, beta {2}, N = {3}")
  @CsvSource({
    "uniform_0_1, equal, 1, 2",
    "uniform_0_1, equal, 1, 1000000000",
    "uniform_2_5, replicate_1_0, 3, 1000000000000"
  })
  void meansAgreeWithQuadratureOverAMillionReplications(
      String law, String ownership, String beta, long agents) {
    agrees(Markets.of(law, ownership, beta, Simulation.ORDER_STATISTICS), agents, REPLICATIONS);
  }

  @ParameterizedTest(name = "{0}, {1}, beta {2}, N = {3}")
  @CsvSource({
    "paper_sine, equal, 5, 3",
    "paper_sine, replicate_50_30_20, 5, 999999999",
    "power_5, two_owners, 2, 1000",
    "beta_half_half, one_owner, 0, 10",
    "truncexp_1_5, replicate_70_20_10, 1, 30",
    "truncnorm_0_1, equal, 1, 1000000",
    "triangle, equal, 0.5, 50",
    "step_gap, equal, 2, 9"
  })
  void meansAgreeWithQuadrature(String law, String ownership, String beta, long agents) {
    agrees(Markets.of(law, ownership, beta, Simulation.ORDER_STATISTICS), agents, FEW);
  }

  private static void agrees(EfficientTradeMarket market, long agents, int replications) {
    double[][] found = Markets.simulate(market, agents, replications);
    known(market, agents)
        .forEach(
            (metric, known) -> {
              double mean = market.at(agents).centre(metric, 0) + known.deviation();
              double error = known.standardDeviation() / Math.sqrt(replications);
              assertThat(found[0][metric])
                  .as(market.metrics().get(metric).name())
                  .isCloseTo(mean, offset(LARGEST_Z * error + 4e-16 * Math.abs(mean)));
              if (metric < market.drawn()) {
                double ratio = found[1][metric] / error;
                assertThat(ratio).isCloseTo(1, offset(0.05));
              }
            });
  }

  /** A gap drawn among one agent too few is found out. */
  @Test
  void aMarketOfAnotherSizeIsRejected() {
    EfficientTradeMarket market =
        Markets.of("uniform_0_1", "equal", "1", Simulation.ORDER_STATISTICS);
    double[][] found = Markets.simulate(market, 9, FEW);
    Expectation known = Objects.requireNonNull(known(market, 10).get(OrderStatistics.MAX_GAP));
    double error = known.standardDeviation() / Math.sqrt(FEW);
    assertThat(Math.abs(found[0][OrderStatistics.MAX_GAP] - known.deviation()))
        .isGreaterThan(LARGEST_Z * error);
  }

  private static Map<Integer, Expectation> known(EfficientTradeMarket market, long agents) {
    return market.at(agents).expectations().stream()
        .collect(Collectors.toMap(Expectation::metric, Function.identity()));
  }
}
