package walras.estimate;

import java.io.DataInput;
import java.io.IOException;

/** Reads what a {@link BitWriter} wrote. */
final class BitReader {

  private final DataInput input;
  private int pending;

  /** How many low bits of what is pending are still to be taken; the others are zero. */
  private int bits;

  BitReader(DataInput input) {
    this.input = input;
  }

  /** Reads a number of at least 1. */
  long gamma() throws IOException {
    int left = zeros();
    long value = 1;
    while (left > 0) {
      if (bits == 0) {
        load();
      }
      int taken = Math.min(left, bits);
      bits -= taken;
      value = value << taken | pending >>> bits;
      pending &= (1 << bits) - 1;
      left -= taken;
    }
    return value;
  }

  /** Takes zeros and the one that ends them, and returns how many zeros there were. */
  private int zeros() throws IOException {
    int zeros = 0;
    while (pending == 0 && zeros < Long.SIZE) {
      zeros += bits;
      load();
    }
    int rest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(pending);
    zeros += bits - 1 - rest;
    if (zeros >= Long.SIZE) {
      throw new IOException("damaged statistics: a code has no end");
    }
    pending ^= 1 << rest;
    bits = rest;
    return zeros;
  }

  private void load() throws IOException {
    pending = input.readUnsignedByte();
    bits = Byte.SIZE;
  }
}
