package walras.mechanism.efficienttrade.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.mechanism.efficienttrade.types.TypeLaw;

/** Integrals from a table against the same by quadrature from each gap. */
class IntegralTableTest {

  private static final double ROUNDING = 2e-14;

  @ParameterizedTest(name = "{0}, N = {1}")
  @CsvSource({
    "uniform_0_1, 2",
    "paper_sine, 3",
    "paper_sine, 1000000",
    "beta_half_half, 10",
    "beta_2p5_1p5, 50",
    "power_5, 4",
    "truncexp_m3_1, 1000",
    "truncnorm_0_1, 30",
    "step_gap, 9",
    "triangle, 1000000000000"
  })
  void integralsAgreeWithQuadratureFromEveryGap(String name, long agents) {
    TypeLaw law = Golden.law(name);
    Owners owners = Owners.equal(agents);
    TypeIntegrals exact = new TypeIntegrals(law, owners);
    IntegralTable table = exact.table();
    double width = law.width();
    for (int i = 1; i <= 500; i++) {
      double level = -Math.log(i / 501.0) * 40 / 6.2; // from 0.01 to 40 agents above
      double gap = i % 2 == 0 ? width * i / 501 : law.gapOfTail(-Math.expm1(-level / agents));
      double all = exact.aboveAll(0);

      assertThat(table.aboveOthers(gap))
          .isCloseTo(exact.aboveOthers(gap), offset(ROUNDING * exact.aboveOthers(0)));
      assertThat(table.aboveAll(gap)).isCloseTo(exact.aboveAll(gap), offset(ROUNDING * all));
    }
  }

  /**
   * The tail of Beta(1/2, 1/2) ends with a square root, on the last panel, which a polynomial
   * follows to 1.4e-12 of the width near the end and not to the last digits.
   */
  @ParameterizedTest(name = "{0}, N = {1}")
  @CsvSource({
    "uniform_0_1, 2, 1e-15",
    "paper_sine, 12, 1e-15",
    "beta_half_half, 4, 2e-12",
    "truncnorm_0_1, 7, 1e-15"
  })
  void momentsOfSmallGapsAgreeWithQuadrature(String name, long agents, double error) {
    TypeLaw law = Golden.law(name);
    TypeIntegrals exact = new TypeIntegrals(law, Owners.equal(agents));
    IntegralTable table = exact.table();
    for (int i = 1; i <= 500; i++) {
      double gap = law.width() * i / 500;
      double moment = gap * law.tail(gap) - table.tails(gap);
      assertThat(moment).isCloseTo(exact.momentBelow(gap), offset(error * law.width()));
    }
  }
}
