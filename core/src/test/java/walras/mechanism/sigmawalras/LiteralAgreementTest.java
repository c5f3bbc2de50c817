package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.sampling.Philox;
import walras.sampling.Streams;

/** Kernels against the mechanism word for word. */
class LiteralAgreementTest {

  /** Twelve trapezoids: exact where prices are linear in quantities, and this close otherwise. */
  private static final double INTEGRAL = 1e-5;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fundamental_exclusive, 0.5",
    "fundamental_hetero_boundary, 0.2",
    "group_boundary, 0.4",
    "nonlinear, 0.5",
    "nonlinear_exclusive, 0.5",
    "nonlinear_boundary, 0.3"
  })
  void tradesAndPaymentsAreThoseOfTheLiteralMechanism(String name, String sigma) {
    Map<String, Object> environment =
        Reference.environment(
            name, Map.of("law", "uniform"), Map.of("rule", "fixed", "sigma", sigma));
    SizedSigma sized = (SizedSigma) Reference.market(environment).at(10);
    int[] types = new int[10];
    double[] classes = new double[10];
    double[] signals = new double[10];
    Philox rng = Streams.create(3, 10).economy();
    int next = 0;
    for (int k = 0; k < sized.economy().sizes().length; k++) {
      for (int i = 0; i < sized.economy().count(k); i++) {
        types[next] = k;
        classes[next] = k;
        signals[next++] = rng.nextDouble();
      }
    }
    Cells cells = Markets.cells(classes, signals);
    CellMarket market = sized.cellMarket(10);
    market.evaluate(cells, new double[Totals.LENGTH]);
    Details details = new Details();
    market.describe(cells, details);
    LiteralExchange literal =
        new LiteralExchange(sized.economy().economy(), types, Double.parseDouble(sigma));

    assertThat(market.price()).isCloseTo(literal.price(signals), within(1e-12));
    for (int agent : new int[] {0, 9}) {
      Map<String, Object> told = details.at("cell_%d".formatted(agent + 1)).entries();
      assertThat((Double) told.get("quantity"))
          .isCloseTo(literal.quantity(agent, signals), within(1e-12));
      assertThat((Double) told.get("payment"))
          .isCloseTo(literal.payment(agent, signals), within(INTEGRAL));
    }
  }
}
