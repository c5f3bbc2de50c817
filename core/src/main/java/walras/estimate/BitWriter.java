package walras.estimate;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Holds positive whole numbers as Elias gamma codes (Elias 1975): as many zeros as a number has
 * bits after its first, then its bits, so small numbers take few.
 */
final class BitWriter {

  private static final int FIRST_LENGTH = 64;

  private byte[] bytes = new byte[FIRST_LENGTH];
  private int length;

  /** Bits that do not fill a byte yet, the lowest ones of what is pending. */
  private int pending;

  private int bits;

  /** Adds a number of at least 1. */
  void gamma(long value) {
    int rest = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    append(0, rest);
    append(value, rest + 1);
  }

  /** Adds the lowest bits of a value. */
  private void append(long value, int count) {
    int left = count;
    while (left > 0) {
      int taken = Math.min(left, Byte.SIZE - bits);
      left -= taken;
      pending = pending << taken | ((int) (value >>> left) & ((1 << taken) - 1));
      bits += taken;
      if (bits == Byte.SIZE) {
        end();
      }
    }
  }

  private void end() {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) pending;
    pending = 0;
    bits = 0;
  }

  /** Writes all codes, the last byte filled with zeros. */
  void writeTo(DataOutput output) throws IOException {
    append(0, (Byte.SIZE - bits) % Byte.SIZE);
    output.write(bytes, 0, length);
  }
}
