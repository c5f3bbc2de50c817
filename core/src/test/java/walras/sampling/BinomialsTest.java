package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BinomialsTest {

  /** Roundings: three factorials, their product and quotient; two more in the comparison. */
  private static final double ERROR = 7 * 0x1p-53;

  @Test
  void allCoefficientsAreExactButForRounding() {
    for (int things = 0; things <= Binomials.MOST; things++) {
      BigInteger exact = BigInteger.ONE;
      for (int chosen = 0; chosen <= things; chosen++) {
        assertThat(Binomials.of(things, chosen) / exact.doubleValue())
            .as("%d of %d", chosen, things)
            .isEqualTo(1, within(ERROR));
        exact =
            exact
                .multiply(BigInteger.valueOf(things - chosen))
                .divide(BigInteger.valueOf(chosen + 1L));
      }
    }
  }
}
