package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many numbers at once, and the streams of shards. */
class PhiloxFillTest {

  /** Whatever was drawn before, one by one, and however many are asked for. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0, 4", "0, 513", "1, 2", "1, 3", "1, 512", "2, 7", "3, 9", "4, 5"})
  void fillingIsDrawingOneByOne(int before, int count) {
    Philox filled = Streams.create(5, 100).shard(3);
    Philox drawn = Streams.create(5, 100).shard(3);
    for (int i = 0; i < before; i++) {
      assertThat(filled.nextLong()).isEqualTo(drawn.nextLong());
    }
    double[] target = new double[count + 2];
    Arrays.fill(target, -1);
    filled.fill(target, count);
    for (int i = 0; i < count; i++) {
      assertThat(target[i]).isEqualTo(drawn.nextDouble());
    }
    assertThat(target[count]).isEqualTo(-1);
    assertThat(filled.nextLong()).isEqualTo(drawn.nextLong());
  }

  @Test
  void aShardIsItsOwnSubstreamFromItsBeginning() {
    Streams streams = Streams.create(5, 100);
    streams.address(17);
    Philox expected = new Philox();
    expected.address(5, 2 + 41, 17, 100);
    long first = expected.nextLong();

    assertThat(streams.shard(41).nextLong()).isEqualTo(first);
    assertThat(streams.shard(42).nextLong()).isNotEqualTo(first);
    assertThat(streams.shard(41).nextLong()).isEqualTo(first);
    assertThat(streams.economy().nextLong()).isNotEqualTo(first);
    assertThat(streams.lotteries().nextLong()).isNotEqualTo(first);
  }
}
