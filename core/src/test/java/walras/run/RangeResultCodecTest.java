package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.testkit.ToyMarket;

class RangeResultCodecTest {

  private static Plan plan(ToyMarket market) {
    return new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 30_000)));
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    Plan plan = plan(new ToyMarket(List.of("low", "high"), 3, 0.01, 1_000));
    RangeResult result = BlockRunner.run(plan, new BlockRange(0, 0, 3));

    byte[] bytes = bytes(result);
    RangeResult read = RangeResultCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));

    assertThat(read.tally().failures().count()).isPositive();
    assertThat(bytes(read)).isEqualTo(bytes);
  }

  @Test
  void aBlockOf25MetricsTakesAtMost64KiB() throws IOException {
    for (int states = 1; states <= 6; states++) {
      List<String> names = List.of("a", "b", "c", "d", "e", "f").subList(0, states);
      Plan plan = plan(new ToyMarket(names, 25, 0, 300));
      int size = bytes(BlockRunner.run(plan, new BlockRange(0, 0, 1))).length;
      assertThat(size).as("%d states", states).isLessThanOrEqualTo(64 << 10);
    }
  }

  @Test
  void aTruncatedResultIsNoticed() throws IOException {
    byte[] bytes = bytes(BlockRunner.run(plan(ToyMarket.of(1)), new BlockRange(0, 0, 1)));
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    assertThatThrownBy(
            () -> RangeResultCodec.read(new DataInputStream(new ByteArrayInputStream(half))))
        .isInstanceOf(EOFException.class);
  }

  static byte[] bytes(RangeResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RangeResultCodec.write(result, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
