package walras.mechanism.randomgrouping.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

class ToleranceTest {

  private static final Grid GRID = new Grid(50, TieRule.MAX, PriceRule.MIDDLE);

  @ParameterizedTest
  @CsvSource({"0.02, 1", "0.0199999999, 0", "0.14, 7", "1e-30, 0", "1, 50", "1.5, 50"})
  void pricesAtMostEpsApartAreOne(String eps, int mostSteps) {
    Tolerance tolerance = Tolerance.of(new BigDecimal(eps), GRID);

    for (int steps = 0; steps <= 50; steps++) {
      assertThat(tolerance.isUniform(steps)).as("%d", steps).isEqualTo(steps <= mostSteps);
    }
  }

  /** Times T these are beyond 64 bits, and the second is 0 in the low ones. */
  @ParameterizedTest
  @CsvSource({"1e9", "18446744073709551616", "1e40"})
  void anyGapAndLossIsWithinAHugeEps(String eps) {
    Tolerance tolerance = Tolerance.of(new BigDecimal(eps), GRID);

    assertThat(tolerance.isUniform(50)).isTrue();
    assertThat(tolerance.isEfficient(1e6)).isTrue();
  }

  @Test
  void lossesMissEpsByMoreThanRounding() {
    Tolerance tolerance = Tolerance.of(new BigDecimal("0.3"), GRID);

    assertThat(0.1 + 0.2).isGreaterThan(0.3);
    assertThat(tolerance.isEfficient(0.1 + 0.2)).isTrue();
    assertThat(tolerance.isEfficient(0.3 + 1e-9)).isFalse();
  }

  @Test
  void withoutEpsNothingIsTolerated() {
    Tolerance none = Tolerance.of(null, GRID);

    assertThat(none.isGiven()).isFalse();
    assertThat(none.isEfficient(0)).isFalse();
    assertThat(none.isUniform(0)).isFalse();
  }
}
