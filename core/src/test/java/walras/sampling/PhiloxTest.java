package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhiloxTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Keys of rounds are kept from address to address, as long as both words of the key stay. */
  @Test
  void eachWordOfAnAddressCountsByItself() {
    Philox stream = new Philox();
    for (long[] words : new long[][] {{0, 0, 0, 0}, {0, 7, 0, 0}, {5, 7, 0, 0}, {5, 7, 1, 2}}) {
      stream.address(words[0], words[1], words[2], words[3]);
      Philox4x64 library =
          new Philox4x64(new long[] {words[0], words[1], 0, 0, words[2], words[3]});
      for (int i = 0; i < 9; i++) {
        assertThat(stream.nextLong()).isEqualTo(library.nextLong());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void outputEqualsTheLibraryAtEveryAddress(long seed) {
    Philox addresses = new Philox();
    addresses.address(seed, -seed, seed, 3);
    Philox stream = new Philox();
    for (int address = 0; address < 5; address++) {
      long key = addresses.nextLong();
      long substream = addresses.nextLong();
      long replication = addresses.nextLong();
      long agents = addresses.nextLong();
      Philox4x64 library = new Philox4x64(new long[] {key, substream, 0, 0, replication, agents});

      stream.address(key, substream, replication, agents);

      for (int i = 0; i < 41; i++) {
        assertThat(stream.nextLong()).isEqualTo(library.nextLong());
        assertThat(stream.nextDouble()).isEqualTo(library.nextDouble());
      }
    }
  }
}
