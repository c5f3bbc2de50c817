package walras.study;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Generates grids of sizes in exact arithmetic. */
final class SizeGrid {

  private SizeGrid() {}

  /**
   * Returns {@code from * 10^(k / perDecade)} for k = 0, 1, ... up to {@code to}, rounded half up.
   *
   * @param most the largest number of sizes to return
   */
  static List<Long> perDecade(long from, long to, int perDecade, int most) {
    BigInteger start = BigInteger.valueOf(from).pow(perDecade);
    BigInteger end = BigInteger.valueOf(to).pow(perDecade);
    List<Long> sizes = new ArrayList<>();
    for (BigInteger size = start; size.compareTo(end) <= 0 && sizes.size() < most; ) {
      // The size is the root of this power; its double, rounded down to whole, decides the half.
      BigInteger twice = root(size.shiftLeft(perDecade), perDecade);
      sizes.add(twice.add(BigInteger.ONE).shiftRight(1).longValueExact());
      size = size.multiply(BigInteger.TEN);
    }
    return sizes.stream().distinct().toList();
  }

  /** Returns {@code from, from + step, ...} up to {@code to}. */
  static List<Long> steps(long from, long to, long step, int most) {
    List<Long> sizes = new ArrayList<>();
    for (long size = from; size <= to && sizes.size() < most; size += step) {
      sizes.add(size);
    }
    return sizes;
  }

  /** Returns the whole part of a root, by bisection. */
  private static BigInteger root(BigInteger power, int degree) {
    BigInteger low = BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(power.bitLength() / degree + 1);
    while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (middle.pow(degree).compareTo(power) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
