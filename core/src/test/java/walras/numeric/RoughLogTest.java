package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RoughLogTest {

  private static final double ROOT = Math.sqrt(0.5);

  /** Every mantissa to 20 bits, where the error is as smooth as the logarithm. */
  @Test
  void errorIsBelowItsBoundForAllMantissas() {
    double worst =
        DoubleStream.iterate(ROOT, x -> x <= 2 * ROOT, x -> x + 0x1p-20)
            .map(RoughLogTest::error)
            .max()
            .orElseThrow();

    assertThat(worst).isBetween(RoughLog.ERROR / 4, RoughLog.ERROR);
  }

  @Test
  void errorIsBelowItsBoundAtBothEndsOfTheMantissas() {
    assertThat(error(Math.nextDown(ROOT))).isLessThan(RoughLog.ERROR);
    assertThat(error(ROOT)).isLessThan(RoughLog.ERROR);
    assertThat(error(Math.nextUp(ROOT))).isLessThan(RoughLog.ERROR);
  }

  @Test
  void errorIsBelowItsBoundForAllExponents() {
    SplittableRandom random = new SplittableRandom(1);
    for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
      for (int i = 0; i < 100; i++) {
        double x = Math.scalb(random.nextDouble(1, 2), exponent);
        assertThat(error(x)).as("log %s", x).isLessThan(RoughLog.ERROR);
      }
    }
  }

  @Test
  void logarithmOfOneIsZero() {
    assertThat(RoughLog.of(1)).isZero();
  }

  private static double error(double x) {
    return Math.abs(RoughLog.of(x) - StrictMath.log(x));
  }
}
