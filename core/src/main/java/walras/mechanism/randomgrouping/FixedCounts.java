package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.FractionConversionException;
import org.apache.commons.math3.util.ArithmeticUtils;
import walras.environment.DiscreteLaw;

/**
 * How many agents of each type there are where probabilities are exact shares.
 *
 * @param shares the share of each type, in parts of a whole
 * @param whole the least number of agents that has all the shares
 */
record FixedCounts(List<Long> shares, long whole) implements Serializable {

  /** Decimals of fractions that do not end have more digits than this. */
  private static final int LONGEST_SCALE = 12;

  private static final double SAME = 1e-15;
  private static final int MOST_TERMS = 100;

  /** Parts of a whole beyond which no market is large enough to be worth it. */
  private static final BigInteger MOST = BigInteger.valueOf(1_000_000_000_000L);

  /** Copies the list. */
  FixedCounts {
    shares = List.copyOf(shares);
  }

  /** Returns the counts of a law, or nothing if its probabilities are no exact shares. */
  static Optional<FixedCounts> of(DiscreteLaw law) {
    try {
      List<BigFraction> fractions =
          law.probabilities().stream().map(FixedCounts::fraction).toList();
      BigInteger whole =
          fractions.stream()
              .map(BigFraction::getDenominator)
              .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
      BigFraction sum = fractions.stream().reduce(BigFraction.ZERO, BigFraction::add);
      return whole.compareTo(MOST) > 0 || !sum.equals(BigFraction.ONE)
          ? Optional.empty()
          : Optional.of(
              new FixedCounts(
                  fractions.stream().map(share -> share.multiply(whole).longValue()).toList(),
                  whole.longValueExact()));
    } catch (FractionConversionException e) {
      return Optional.empty();
    }
  }

  private static BigFraction fraction(BigDecimal probability) {
    BigDecimal plain = probability.stripTrailingZeros();
    return plain.scale() > LONGEST_SCALE
        ? new BigFraction(probability.doubleValue(), SAME, MOST_TERMS)
        : new BigFraction(
            plain.setScale(Math.max(0, plain.scale())).unscaledValue(),
            BigInteger.TEN.pow(Math.max(0, plain.scale())));
  }

  /** Returns the counts in a number of agents, a multiple of the whole. */
  long[] in(long agents) {
    return shares.stream().mapToLong(share -> share * (agents / whole)).toArray();
  }

  /** Returns the least number of sellers in a group with which both sides have all shares. */
  static long perGroup(FixedCounts sellers, FixedCounts buyers) {
    long both = ArithmeticUtils.lcm(sellers.whole, buyers.whole);
    return both / ArithmeticUtils.gcd(both, (long) Trades.GROUPS);
  }
}
