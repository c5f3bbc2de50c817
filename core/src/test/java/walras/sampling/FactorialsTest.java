package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorialsTest {

  /** Bits of a factorial that are compared, less one: more than a mantissa has. */
  private static final int LEADING = 62;

  /** Roundings: ten at most, and those of the comparison. */
  private static final double ERROR = 2e-15;

  @Test
  void allFactorialsAreRoundedCorrectly() {
    BigInteger factorial = BigInteger.ONE;
    for (int number = 0; number <= Factorials.MOST; number++) {
      factorial = number == 0 ? factorial : factorial.multiply(BigInteger.valueOf(number));
      int exponent = factorial.bitLength() - 1;
      int cut = Math.max(0, exponent - LEADING);
      BigInteger leading = factorial.shiftRight(cut);
      boolean isRounded = factorial.getLowestSetBit() < cut;
      double rounded = (isRounded ? leading.setBit(0) : leading).doubleValue();
      double mantissa = Math.scalb(rounded, 1 - leading.bitLength());
      if (Factorials.mantissa(number) != mantissa || Factorials.exponent(number) != exponent) {
        throw new AssertionError("%d!".formatted(number));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "1, 0, 1",
    "2, 1, 1",
    "40, 20, 20",
    "1000, 3, 500",
    "1021, 510, 9",
    "20000, 1000, 80",
    "20000, 10000, 10000",
    "32768, 16384, 16384",
    "32768, 1, 16384",
    "32768, 16384, 0"
  })
  void probabilitiesAndRatiosAreExactButForRounding(int population, int successes, int draws) {
    long mode = (successes + 1L) * (draws + 1L) / (population + 2L);
    long rest = (long) population - successes - draws;
    BigInteger all = choose(population, draws);
    BigInteger most = choose(successes, mode).multiply(choose(rest + draws, draws - mode));
    BigInteger some = most;
    long last = Math.min(mode + 500, Math.min(successes, draws));
    for (long count = mode; count <= last; count++) {
      double probability = quotient(some, all);
      double ratio = quotient(some, most);
      assertThat(Factorials.probability(population, successes, draws, count))
          .isEqualTo(probability, within(ERROR * probability));
      assertThat(Factorials.ratio(population, successes, draws, mode, count))
          .isEqualTo(ratio, within(ERROR * ratio));
      some = some.multiply(product(successes - count, draws - count));
      some = some.divide(product(count + 1, rest + count + 1));
    }
  }

  @Test
  void whatIsFarTooImprobableIsZero() {
    assertThat(Factorials.ratio(32768, 16384, 16384, 8192, 0)).isZero();
    assertThat(Factorials.probability(32768, 16384, 16384, 0)).isZero();
    assertThat(Factorials.ratio(32768, 16384, 16384, 8192, 7000)).isBetween(1e-300, 1e-70);
  }

  private static BigInteger product(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }

  private static BigInteger choose(long things, long chosen) {
    BigInteger ways = BigInteger.ONE;
    for (long i = 1; i <= chosen; i++) {
      ways = ways.multiply(BigInteger.valueOf(things - i + 1)).divide(BigInteger.valueOf(i));
    }
    return ways;
  }

  /** Returns a quotient of integers that may be too large for a double. */
  private static double quotient(BigInteger part, BigInteger whole) {
    int shift = Math.max(0, whole.bitLength() - part.bitLength() + 80);
    return Math.scalb(part.shiftLeft(shift).divide(whole).doubleValue(), -shift);
  }
}
