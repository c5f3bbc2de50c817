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
  private static final int BUFFER = 4;
  private static final int ROUNDS = 10;

  private final long[] buffer = new long[BUFFER];

  /** Both keys of each round. */
  private final long[] keys = new long[2 * ROUNDS];

  private long counter0;
  private long counter1;
  private long counter2;
  private long counter3;
  private int position = BUFFER;

  /** Creates the stream of address zero. */
  public Philox() {
    schedule(0, 0);
  }

  private void schedule(long firstKey, long secondKey) {
    for (int round = 0; round < ROUNDS; round++) {
      keys[2 * round] = firstKey + round * WEYL_0;
      keys[2 * round + 1] = secondKey + round * WEYL_1;
    }
  }

  /** Starts the stream of an address from its beginning. */
  public void address(long firstKey, long secondKey, long thirdCounter, long fourthCounter) {
    if (keys[0] != firstKey || keys[1] != secondKey) {
      schedule(firstKey, secondKey);
    }
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
    return unit(nextLong());
  }

  /**
   * Writes what as many calls of {@link #nextDouble()} would return, for less.
   *
   * @param target output
   * @param count how many, from 0 to the length of the target
   */
  public void fill(double[] target, int count) {
    int at = 0;
    while (at < count && position < BUFFER) {
      target[at++] = unit(buffer[position++]);
    }
    for (; at + BUFFER <= count; at += BUFFER) {
      fill();
      target[at] = unit(buffer[0]);
      target[at + 1] = unit(buffer[1]);
      target[at + 2] = unit(buffer[2]);
      target[at + 3] = unit(buffer[3]);
    }
    while (at < count) {
      target[at++] = nextDouble();
    }
  }

  private static double unit(long word) {
    return (word >>> 11) * 0x1p-53;
  }

  /**
   * The ten rounds, a letter each, of which a loop would cost a fifth more. Words 1 and 3 of a
   * round are low products of words 2 and 0 of the round before and have no name of their own.
   */
  private void fill() {
    increment();
    long[] key = keys;
    long a0 = multiplyHigh(MULTIPLIER_1, counter2) ^ (counter1 ^ key[0]);
    long a2 = multiplyHigh(MULTIPLIER_0, counter0) ^ (counter3 ^ key[1]);
    long b0 = round(MULTIPLIER_1, a2, counter2, key[2]);
    long b2 = round(MULTIPLIER_0, a0, counter0, key[3]);
    long c0 = round(MULTIPLIER_1, b2, a2, key[4]);
    long c2 = round(MULTIPLIER_0, b0, a0, key[5]);
    long d0 = round(MULTIPLIER_1, c2, b2, key[6]);
    long d2 = round(MULTIPLIER_0, c0, b0, key[7]);
    long e0 = round(MULTIPLIER_1, d2, c2, key[8]);
    long e2 = round(MULTIPLIER_0, d0, c0, key[9]);
    long f0 = round(MULTIPLIER_1, e2, d2, key[10]);
    long f2 = round(MULTIPLIER_0, e0, d0, key[11]);
    long g0 = round(MULTIPLIER_1, f2, e2, key[12]);
    long g2 = round(MULTIPLIER_0, f0, e0, key[13]);
    long h0 = round(MULTIPLIER_1, g2, f2, key[14]);
    long h2 = round(MULTIPLIER_0, g0, f0, key[15]);
    long i0 = round(MULTIPLIER_1, h2, g2, key[16]);
    long i2 = round(MULTIPLIER_0, h0, g0, key[17]);
    long j0 = round(MULTIPLIER_1, i2, h2, key[18]);
    long j2 = round(MULTIPLIER_0, i0, h0, key[19]);
    buffer[0] = j0;
    buffer[1] = MULTIPLIER_1 * i2;
    buffer[2] = j2;
    buffer[3] = MULTIPLIER_0 * i0;
  }

  private static long round(long multiplier, long word, long before, long key) {
    return multiplyHigh(multiplier, word) ^ ((multiplier * before) ^ key);
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
