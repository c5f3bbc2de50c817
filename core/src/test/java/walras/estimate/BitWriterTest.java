package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BitWriterTest {

  private static byte[] bytes(long... numbers) throws IOException {
    BitWriter bits = new BitWriter();
    for (long number : numbers) {
      bits.gamma(number);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bits.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static long[] read(byte[] bytes, int numbers) throws IOException {
    BitReader bits = new BitReader(input(bytes), numbers);
    long[] read = new long[numbers];
    for (int i = 0; i < numbers; i++) {
      read[i] = bits.gamma();
    }
    return read;
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** Elias' codes of 1, 2, 3, 4 and 17 are 1, 010, 011, 00100 and 000010001. */
  @Test
  void codesAreThoseOfElias() throws IOException {
    int codes = 0b1_010_011_00100_000010001_000;
    assertThat(bytes(1, 2, 3, 4, 17))
        .containsExactly((byte) (codes >>> 16), (byte) (codes >>> 8), (byte) codes);
    assertThat(bytes()).isEmpty();
  }

  @Test
  void numbersOfAnyLengthComeBack() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    long[] numbers =
        LongStream.concat(
                LongStream.of(1, Long.MAX_VALUE, Long.MAX_VALUE, 1, 1L << 31, 1L << 32),
                LongStream.generate(() -> random.nextLong() >>> random.nextInt(1, 64) | 1)
                    .limit(20_000))
            .toArray();
    assertThat(read(bytes(numbers), numbers.length)).isEqualTo(numbers);
  }

  @Test
  void whatFollowsIsLeft() throws IOException {
    for (int numbers = 1; numbers < 3_000; numbers += 7) {
      long[] ones = new long[numbers];
      Arrays.fill(ones, 1);
      byte[] bytes = bytes(ones);
      DataInputStream input = input(Arrays.copyOf(bytes, bytes.length + 1));
      BitReader bits = new BitReader(input, numbers);
      for (int i = 0; i < numbers; i++) {
        assertThat(bits.gamma()).isOne();
      }
      assertThat(input.available()).as("after %d numbers", numbers).isOne();
    }
  }

  @Test
  void aCodeWithoutEndIsRefused() {
    assertThatThrownBy(() -> read(new byte[40], 2)).hasMessageContaining("a code has no end");
    assertThatThrownBy(() -> read(new byte[4], 2)).isInstanceOf(EOFException.class);
  }
}
