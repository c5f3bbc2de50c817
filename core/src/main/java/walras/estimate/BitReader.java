package walras.estimate;

import java.io.DataInput;
import java.io.IOException;

/**
 * Reads the numbers that a {@link BitWriter} wrote. Every number takes a bit at least, so as many
 * bytes as are sure to come are taken at once, and none that belongs to what follows.
 */
final class BitReader {

  private static final int CHUNK = 256;

  private final DataInput input;
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int end;

  /** Bits that are still to be taken, from the highest on; all others are zero. */
  private long window;

  private int bits;

  /** Numbers that are still to be read. */
  private long left;

  /**
   * Creates a reader.
   *
   * @param numbers how many numbers were written
   */
  BitReader(DataInput input, long numbers) {
    this.input = input;
    left = numbers;
  }

  /** Reads the next number. */
  long gamma() throws IOException {
    int length = length();
    while (length > bits) {
      if (bits > Long.SIZE - Byte.SIZE) {
        return gammaOfMany();
      }
      load();
      length = length();
    }
    left--;
    long value = window >>> (Long.SIZE - length);
    window <<= length;
    bits -= length;
    return value;
  }

  /** Returns the length of the code that the window begins with, if it holds all of it. */
  private int length() {
    return 2 * Long.numberOfLeadingZeros(window) + 1;
  }

  /** Reads a code that is longer than the window. */
  private long gammaOfMany() throws IOException {
    int zeros = 0;
    while (bit() == 0) {
      zeros++;
      if (zeros == Long.SIZE) {
        throw new IOException("damaged statistics: a code has no end");
      }
    }
    long value = 1;
    for (int i = 0; i < zeros; i++) {
      value = value << 1 | bit();
    }
    left--;
    return value;
  }

  private long bit() throws IOException {
    if (bits == 0) {
      load();
    }
    long bit = window >>> (Long.SIZE - 1);
    window <<= 1;
    bits--;
    return bit;
  }

  /** Fills the window with a byte at least, and as many more as were taken and fit. */
  private void load() throws IOException {
    if (next == end) {
      long sure = (left - bits + Byte.SIZE - 1) / Byte.SIZE;
      next = 0;
      end = (int) Math.max(1, Math.min(CHUNK, sure));
      input.readFully(chunk, 0, end);
    }
    while (next < end && bits <= Long.SIZE - Byte.SIZE) {
      bits += Byte.SIZE;
      window |= (chunk[next++] & 0xFFL) << (Long.SIZE - bits);
    }
  }
}
