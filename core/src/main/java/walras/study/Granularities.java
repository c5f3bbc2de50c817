package walras.study;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import walras.kernel.Granularity;

/** Arithmetic of the sizes that markets admit. */
final class Granularities {

  private Granularities() {}

  /** Returns the sizes that both admit, or nothing if there are none. */
  static Optional<Granularity> common(Granularity a, Granularity b) {
    BigInteger step =
        BigInteger.valueOf(a.step() / gcd(a.step(), b.step()))
            .multiply(BigInteger.valueOf(b.step()));
    if (step.bitLength() >= Long.SIZE) {
      return Optional.empty();
    }
    long multiple = step.longValueExact();
    long largest = Math.min(a.largest(), b.largest()) / multiple * multiple;
    long least = Math.max(a.smallest(), b.smallest());
    long rest = least % multiple;
    if (rest != 0 && least > Long.MAX_VALUE - multiple) {
      return Optional.empty();
    }
    long smallest = rest == 0 ? least : least - rest + multiple;
    return smallest > largest
        ? Optional.empty()
        : Optional.of(new Granularity(smallest, largest, multiple));
  }

  /** Returns the admitted size nearest to a number of agents, the larger of two. */
  static long nearest(Granularity granularity, long agents) {
    OptionalLong below = below(granularity, agents);
    OptionalLong above = above(granularity, agents);
    if (below.isEmpty() || above.isEmpty()) {
      return below.isPresent() ? below.getAsLong() : above.getAsLong();
    }
    boolean up = above.getAsLong() - agents <= agents - below.getAsLong();
    return up ? above.getAsLong() : below.getAsLong();
  }

  /** Returns the largest admitted size up to a number of agents. */
  static OptionalLong below(Granularity granularity, long agents) {
    long bounded = Math.min(agents, granularity.largest());
    long size = bounded - bounded % granularity.step();
    return size < granularity.smallest() ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /** Returns the smallest admitted size from a number of agents. */
  static OptionalLong above(Granularity granularity, long agents) {
    long bounded = Math.max(agents, granularity.smallest());
    long rest = bounded % granularity.step();
    if (bounded > granularity.largest()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(rest == 0 ? bounded : bounded - rest + granularity.step());
  }

  /** Returns {@code be a multiple of 4 from 8 to 400}. */
  static String rule(Granularity granularity) {
    if (granularity.smallest() == granularity.largest()) {
      return "be " + granularity.smallest();
    }
    return granularity.step() == 1
        ? "be a whole number from %d to %d".formatted(granularity.smallest(), granularity.largest())
        : "be a multiple of %d from %d to %d"
            .formatted(granularity.step(), granularity.smallest(), granularity.largest());
  }

  private static long gcd(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
  }
}
