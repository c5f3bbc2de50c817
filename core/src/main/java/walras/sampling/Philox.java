package walras.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Philox4x64-10 generator, re-addressable without allocation.
 *
 * <p>Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * section 4.3. The output equals that of Commons RNG's {@code PHILOX_4X64} for the native seed (key
 * 0, key 1, 0, 0, counter 2, counter 3); that class cannot be re-addressed without allocation.
 */
public final class Philox implements UniformRandomProvider {

  private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
  private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
  private static final long WEYL_0 = 0x9E3779B97F4A7C15L;
  private static final long WEYL_1 = 0xBB67AE8584CAA73BL;
  private static final int ROUNDS = 10;
  private static final int BUFFER = 4;

  private final long[] buffer = new long[BUFFER];
  private long key0;
  private long key1;
  private long counter0;
  private long counter1;
  private long counter2;
  private long counter3;
  private int position = BUFFER;

  /** Starts the stream of an address from its beginning. */
  public void address(long firstKey, long secondKey, long thirdCounter, long fourthCounter) {
    key0 = firstKey;
    key1 = secondKey;
    counter0 = 0;
    counter1 = 0;
    counter2 = thirdCounter;
    counter3 = fourthCounter;
    position = BUFFER;
  }

  @Override
  public long nextLong() {
    if (position == BUFFER) {
      fill();
      position = 0;
    }
    return buffer[position++];
  }

  /** Returns a uniform multiple of 2^-53 in [0, 1). */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * Returns a uniform number in [-1/2, 1/2]: all 64 bits, rounded, so that small numbers keep their
   * relative precision down to 2^-64.
   */
  double nextSigned() {
    return (double) nextLong() * 0x1p-64;
  }

  private void fill() {
    increment();
    long k0 = key0;
    long k1 = key1;
    long c0 = counter0;
    long c1 = counter1;
    long c2 = counter2;
    long c3 = counter3;
    for (int round = 0; round < ROUNDS; round++) {
      long high0 = multiplyHigh(MULTIPLIER_0, c0);
      long low0 = MULTIPLIER_0 * c0;
      long high1 = multiplyHigh(MULTIPLIER_1, c2);
      long low1 = MULTIPLIER_1 * c2;
      c0 = high1 ^ (c1 ^ k0);
      c2 = high0 ^ (c3 ^ k1);
      c1 = low1;
      c3 = low0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    buffer[0] = c0;
    buffer[1] = c1;
    buffer[2] = c2;
    buffer[3] = c3;
  }

  private void increment() {
    if (++counter0 == 0 && ++counter1 == 0 && ++counter2 == 0) {
      ++counter3;
    }
  }

  /**
   * Returns the high word of an unsigned product; both multipliers have their top bit set. What
   * does not wait for the product stands in parentheses, here and in a round: the latency of a
   * round is what a draw costs.
   */
  private static long multiplyHigh(long multiplier, long word) {
    return Math.multiplyHigh(multiplier, word) + (word + (multiplier & (word >> 63)));
  }
}
