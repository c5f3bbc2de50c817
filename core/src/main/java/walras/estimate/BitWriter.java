package walras.estimate;

import java.io.DataOutput;
import java.io.IOException;

/** Writes positive whole numbers as Elias gamma codes (Elias 1975): small numbers take few bits. */
final class BitWriter {

  private final DataOutput output;
  private int pending;
  private int bits;

  BitWriter(DataOutput output) {
    this.output = output;
  }

  /** Writes a number of at least 1: as many zeros as it has bits after the first, then its bits. */
  void gamma(long value) throws IOException {
    int length = Long.SIZE - Long.numberOfLeadingZeros(value);
    for (int i = 1; i < length; i++) {
      bit(0);
    }
    for (int i = length - 1; i >= 0; i--) {
      bit((int) (value >>> i) & 1);
    }
  }

  /** Fills the last byte with zeros. */
  void flush() throws IOException {
    while (bits != 0) {
      bit(0);
    }
  }

  private void bit(int bit) throws IOException {
    pending = pending << 1 | bit;
    if (++bits == Byte.SIZE) {
      output.writeByte(pending);
      pending = 0;
      bits = 0;
    }
  }
}
