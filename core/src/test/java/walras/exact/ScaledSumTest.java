package walras.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import walras.numeric.Scaled;
import walras.numeric.ScaledExponential;

class ScaledSumTest {

  @Test
  void sumsAreThoseOfDecimals() {
    Random random = new Random(20261120);
    ScaledSum sum = new ScaledSum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 10_000; i++) {
      double factor = random.nextGaussian();
      int power = random.nextInt(120) - 60;
      sum.add(factor, power);
      expected =
          expected.add(new BigDecimal(factor).multiply(new BigDecimal(Math.scalb(1.0, power))));
    }

    assertThat(sum.total().value()).isEqualTo(expected.doubleValue(), within(1e-15 * 0x1p60));
    double relative =
        new BigDecimal(sum.total().value())
            .divide(expected, MathContext.DECIMAL128)
            .subtract(BigDecimal.ONE)
            .doubleValue();
    assertThat(Math.abs(relative)).isLessThan(1e-15);
  }

  @Test
  void termsBelowEveryDoubleAddUp() {
    ScaledSum sum = new ScaledSum();
    for (int i = 0; i < 1000; i++) {
      sum.add(0.1, -5000);
    }

    assertThat(sum.total().value()).isZero();
    assertThat(sum.total().log()).isCloseTo(Math.log(100) - 5000 * Math.log(2), within(1e-12));
    assertThat(sum.total().root().log())
        .isCloseTo((Math.log(100) - 5000 * Math.log(2)) / 2, within(1e-12));
  }

  @Test
  void nothingIsZero() {
    ScaledSum sum = new ScaledSum();
    sum.add(0, 17);

    assertThat(sum.total()).isEqualTo(Scaled.ZERO);
    assertThat(sum.total().log()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sum.total().root()).isEqualTo(Scaled.ZERO);
  }

  @Test
  void aLargeTermAfterSmallOnesRules() {
    ScaledSum sum = new ScaledSum();
    sum.add(1, -3000);
    sum.add(1, 10);
    sum.add(-1, 10);
    sum.add(1e-300, 0);

    assertThat(sum.total().value()).isEqualTo(1e-300);
  }

  @Test
  void weightsAreProbabilities() {
    ScaledExponential weight = new ScaledExponential();
    for (double log : new double[] {0, -0.3, -1, -700, -123_456.789}) {
      weight.set(log);
      Scaled scaled = Scaled.of(weight.factor(), weight.exponent());
      assertThat(scaled.log()).isCloseTo(log, within(1e-15 + 2e-16 * Math.abs(log)));
    }
  }
}
