package walras.estimate;

import java.io.DataInput;
import java.io.IOException;

/** Reads what a {@link BitWriter} wrote. */
final class BitReader {

  private final DataInput input;
  private int pending;
  private int bits;

  BitReader(DataInput input) {
    this.input = input;
  }

  /** Reads a number of at least 1. */
  long gamma() throws IOException {
    int length = 0;
    while (bit() == 0) {
      length++;
      if (length == Long.SIZE) {
        throw new IOException("damaged statistics: a code has no end");
      }
    }
    long value = 1;
    for (int i = 0; i < length; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  private int bit() throws IOException {
    if (bits == 0) {
      pending = input.readUnsignedByte();
      bits = Byte.SIZE;
    }
    return pending >>> --bits & 1;
  }
}
