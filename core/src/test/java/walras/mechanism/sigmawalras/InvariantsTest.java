package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.sampling.Philox;
import walras.sampling.Streams;

/** What holds at every profile of signals. */
class InvariantsTest {

  private static final double ROUNDING = 1e-12;
  private static final int PROFILES = 10;

  @ParameterizedTest(name = "{0}, N = {1}, sigma = {2}")
  @CsvSource({
    "fundamental, 7, 0.6",
    "fundamental_exclusive, 7, 0.6",
    "fundamental_hetero, 10, 0.4",
    "fundamental_hetero_boundary, 10, 0.3",
    "group, 8, 0.3",
    "group_unequal, 8, 0.3",
    "group_boundary, 8, 0.5",
    "nonlinear, 8, 0.5",
    "nonlinear_exclusive, 8, 0.5",
    "nonlinear_boundary, 8, 0.5"
  })
  void marketsClearAndNobodyGainsByAMisreportOrByStayingAway(
      String name, long agents, String sigma) {
    SizedSigma sized = sized(name, agents, sigma);
    Philox rng = Streams.create(11, agents).economy();
    for (int profile = 0; profile < PROFILES; profile++) {
      Cells cells = draw(sized, rng);
      Outcome outcome = Outcome.create(sized.market());
      Markets.evaluate(sized, cells, outcome);
      Sums sums = new Sums(sized, cells);

      assertThat(sums.quantity).isCloseTo(0, within(ROUNDING));
      assertThat(sums.walrasian).isCloseTo(0, within(ROUNDING));
      assertThat(sums.payment)
          .isCloseTo(outcome.metric(Measures.BUDGET_SURPLUS_TOTAL), within(ROUNDING));
      assertThat(outcome.metric(Measures.UTIL_LOSS_MEAN))
          .isCloseTo(
              outcome.metric(Measures.SURPLUS_LOSS_PC) + outcome.metric(Measures.BUDGET_SURPLUS_PC),
              within(ROUNDING));
      assertThat(outcome.metric(Measures.SURPLUS_LOSS_PC)).isPositive();
      assertThat(outcome.metric(Measures.UTIL_LOSS_MAX))
          .isGreaterThanOrEqualTo(outcome.metric(Measures.UTIL_LOSS_MEAN));
      assertThat(outcome.metric(Measures.IR_VIOLATION_MAX)).isLessThanOrEqualTo(ROUNDING);
      assertThat(outcome.metric(Measures.IC_GAIN_MAX)).isLessThanOrEqualTo(ROUNDING);
      assertThat(outcome.metric(Measures.VCG_BUDGET_PC)).isLessThan(-1e-4);
      assertThat(outcome.metric(Measures.NAIVE_GAIN_MAX)).isPositive();
    }
  }

  @ParameterizedTest(name = "{0}, N = {1}, sigma = {2}")
  @CsvSource({
    "fundamental_exclusive, 7, 0.6",
    "fundamental_hetero_boundary, 10, 0.3",
    "group_unequal, 8, 0.3",
    "group_boundary, 8, 0.5",
    "nonlinear_exclusive, 8, 0.5",
    "nonlinear_boundary, 8, 0.5"
  })
  void quantitiesRiseWithTheOwnReport(String name, long agents, String sigma) {
    SizedSigma sized = sized(name, agents, sigma);
    Cells cells = draw(sized, Streams.create(14, agents).economy());
    for (int agent = 0; agent < agents; agent++) {
      double before = Double.NEGATIVE_INFINITY;
      for (int step = 0; step <= 10; step++) {
        double quantity =
            number(tell(sized, reporting(cells, agent, step / 10.0))[agent], "quantity");
        assertThat(quantity).as("agent %d, report %d/10", agent, step).isGreaterThan(before + 1e-3);
        before = quantity;
      }
    }
  }

  private static Cells reporting(Cells cells, int reporter, double report) {
    double[] types = new double[cells.size()];
    double[] signals = new double[cells.size()];
    for (int agent = 0; agent < types.length; agent++) {
      types[agent] = cells.type(agent);
      signals[agent] = agent == reporter ? report : cells.signal(agent);
    }
    return Markets.cells(types, signals);
  }

  /** Where all classes value the good alike, s and 1 - s are mirror images. */
  @ParameterizedTest
  @CsvSource({"fundamental, 7", "group, 8", "group_boundary, 8", "group_exclusive, 8"})
  void theMirroredProfileHasTheSamePayments(String name, long agents) {
    SizedSigma sized = sized(name, agents, "0.4");
    Philox rng = Streams.create(12, agents).economy();
    for (int profile = 0; profile < PROFILES; profile++) {
      Cells cells = draw(sized, rng);
      double[] mirrored = new double[cells.size()];
      double[] types = new double[cells.size()];
      for (int agent = 0; agent < mirrored.length; agent++) {
        mirrored[agent] = 1 - cells.signal(agent);
        types[agent] = cells.type(agent);
      }
      Map<String, Double>[] one = tell(sized, cells);
      Map<String, Double>[] other = tell(sized, Markets.cells(types, mirrored));
      for (int agent = 0; agent < mirrored.length; agent++) {
        assertThat(number(other[agent], "quantity"))
            .isCloseTo(-number(one[agent], "quantity"), within(ROUNDING));
        assertThat(number(other[agent], "boundary_quantity"))
            .isCloseTo(-number(one[agent], "boundary_quantity"), within(ROUNDING));
        assertThat(number(other[agent], "gap"))
            .isCloseTo(number(one[agent], "gap"), within(ROUNDING));
      }
    }
  }

  /** With one mu, the slope shrinks all Walrasian quantities alike. */
  @ParameterizedTest
  @CsvSource({"fundamental, 7, 2", "group, 8, 1"})
  void theSlopeShrinksQuantities(String name, long agents, double mu) {
    SizedSigma sized = sized(name, agents, "0.4");
    Cells cells = draw(sized, Streams.create(13, agents).economy());
    for (Map<String, Double> agent : tell(sized, cells)) {
      assertThat(number(agent, "quantity"))
          .isCloseTo(number(agent, "we_quantity") * mu / (mu + 0.4), within(ROUNDING));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, Double>[] tell(SizedSigma sized, Cells cells) {
    CellMarket market = sized.cellMarket(cells.size());
    market.evaluate(cells, new double[Totals.LENGTH]);
    Details details = new Details();
    market.describe(cells, details);
    Map<String, Double>[] told = new Map[cells.size()];
    for (int agent = 0; agent < told.length; agent++) {
      Map<String, Double> numbers = new LinkedHashMap<>();
      details
          .at("cell_%d".formatted(agent + 1))
          .entries()
          .forEach((name, value) -> numbers.put(name, ((Number) value).doubleValue()));
      told[agent] = numbers;
    }
    return told;
  }

  private static SizedSigma sized(String name, long agents, String sigma) {
    Map<String, Object> environment =
        Reference.environment(
            name, Map.of("law", "uniform"), Map.of("rule", "fixed", "sigma", sigma));
    environment.put("reports", Map.of("agents", "8", "grid", "21"));
    return (SizedSigma) Reference.market(environment).at(agents);
  }

  private static Cells draw(SizedSigma sized, Philox rng) {
    double[] types = new double[(int) sized.agents()];
    double[] signals = new double[types.length];
    int agent = 0;
    for (int k = 0; k < sized.economy().sizes().length; k++) {
      for (int i = 0; i < sized.economy().count(k); i++) {
        types[agent] = k;
        signals[agent++] = rng.nextDouble();
      }
    }
    return Markets.cells(types, signals);
  }

  private static double number(Map<String, Double> agent, String name) {
    return Objects.requireNonNull(agent.get(name), name);
  }

  /** Sums over agents of what they are told. */
  private static final class Sums {
    private double quantity;
    private double walrasian;
    private double payment;

    Sums(SizedSigma sized, Cells cells) {
      for (Map<String, Double> agent : tell(sized, cells)) {
        quantity += number(agent, "quantity");
        walrasian += number(agent, "we_quantity");
        payment += number(agent, "payment");
      }
    }
  }
}
