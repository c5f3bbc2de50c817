package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import walras.run.ResumptionTest.Kind;

class FoldCodecTest {

  private static final long REPLICATIONS = 30_000;

  private static byte[] bytes(Kind kind) throws Exception {
    HeldInMemory held = HeldInMemory.ofMarks();
    PlannedPoint point = kind.of(REPLICATIONS);
    ResumptionTest.run(Stretch.whole(point), held);
    return held.of(point).lastEntry().getValue();
  }

  private static long blocks(Kind kind) {
    return kind.of(REPLICATIONS).blocks();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReadIsWhatWasWritten(Kind kind) throws Exception {
    byte[] bytes = bytes(kind);

    PointFold fold = FoldCodec.read(bytes, kind.of(123_456), blocks(kind));

    assertThat(FoldCodec.bytes(fold)).isEqualTo(bytes);
    assertThat(fold.foldedBlocks()).isEqualTo(blocks(kind));
  }

  @ParameterizedTest
  @EnumSource
  void whatEndsEarlyOrLateIsRefused(Kind kind) throws Exception {
    byte[] bytes = bytes(kind);
    for (int length = 0; length < bytes.length; length += Math.max(1, length / 20)) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> FoldCodec.read(part, kind.of(REPLICATIONS), blocks(kind)))
          .isInstanceOf(IOException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> FoldCodec.read(longer, kind.of(REPLICATIONS), blocks(kind)))
        .isInstanceOf(IOException.class)
        .hasMessage("it has more bytes than statistics");
  }

  @ParameterizedTest
  @EnumSource
  void damageIsAnExceptionOfItsOwnOrNone(Kind kind) throws Exception {
    byte[] bytes = bytes(kind);
    Random random = new Random(20261121);
    int refused = 0;
    for (int trial = 0; trial < 500; trial++) {
      byte[] damaged = bytes.clone();
      for (int hit = 0; hit <= trial % 3; hit++) {
        damaged[random.nextInt(Math.min(damaged.length, 40 << trial % 8))] =
            (byte) random.nextInt();
      }
      refused += isRefused(damaged, kind) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void noiseIsRefused(Kind kind) {
    Random random = new Random(20261122);
    for (int trial = 0; trial < 500; trial++) {
      byte[] noise = new byte[random.nextInt(4_000)];
      random.nextBytes(noise);
      assertThat(isRefused(noise, kind)).isTrue();
    }
  }

  /** Tells whether bytes are refused as they should be; anything else that is thrown is a fault. */
  private static boolean isRefused(byte[] bytes, Kind kind) {
    try {
      FoldCodec.read(bytes, kind.of(REPLICATIONS), blocks(kind));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void anotherNumberOfReplicationsIsRefused() throws Exception {
    byte[] bytes = bytes(Kind.PLAIN);

    assertThatThrownBy(
            () -> FoldCodec.read(bytes, Kind.PLAIN.of(REPLICATIONS), blocks(Kind.PLAIN) - 1))
        .hasMessage("it must be of 29375 replications, it is of 30000");
  }
}
