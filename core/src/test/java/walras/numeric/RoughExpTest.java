package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RoughExpTest {

  /** Every rest to 20 bits, where the error is as smooth as the exponential. */
  @Test
  void errorIsBelowItsBoundBetweenTwoPowersOfTwo() {
    double worst =
        DoubleStream.iterate(-1.5, x -> x <= 0, x -> x + 0x1p-20)
            .map(RoughExpTest::error)
            .max()
            .orElseThrow();

    assertThat(worst).isBetween(RoughExp.ERROR / 4, RoughExp.ERROR);
  }

  @Test
  void errorIsBelowItsBoundForAllPowers() {
    DoubleStream.iterate(0, x -> x >= -700, x -> x - 0.0137)
        .forEach(x -> assertThat(error(x)).as("exp %s", x).isLessThan(RoughExp.ERROR));
  }

  @Test
  void exponentialOfZeroIsOneAndOfTheLeastIsPositive() {
    assertThat(RoughExp.of(0)).isEqualTo(1);
    assertThat(RoughExp.of(-1e9)).isEqualTo(RoughExp.of(-700)).isPositive();
    assertThat(RoughExp.of(Double.NEGATIVE_INFINITY)).isEqualTo(RoughExp.of(-700));
  }

  private static double error(double x) {
    return Math.abs(RoughExp.of(x) / StrictMath.exp(x) - 1);
  }
}
