package walras.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.run.PartIdentity;

class PartFileTest {

  private static final PartIdentity IDENTITY =
      new PartIdentity(0xabcL, 100, -7, 2, 625, "0123456789abcdef".repeat(4));
  private static final byte[] FOLD = "the fold\n\nof blocks".getBytes(US_ASCII);
  private static final byte[] FILE = PartFile.bytes(IDENTITY, 16, FOLD);

  @Test
  void whatIsReadIsWhatWasWritten() {
    assertThat(PartFile.fold(FILE, IDENTITY, 16)).isEqualTo(FOLD);
    assertThat(new String(FILE, US_ASCII))
        .startsWith(
            """
            walras checkpoint part
            format: 1
            numbers: 2
            point: 0000000000000abc
            size: 100
            stream_seed: -7
            block_size: 625
            blocks: 0-16
            layout: %s
            bytes: 19

            the fold
            """
                .formatted(IDENTITY.layout()));
  }

  @Test
  void everyTruncationIsNamed() {
    for (int length = 0; length < FILE.length; length++) {
      byte[] part = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> PartFile.fold(part, IDENTITY, 16))
          .isInstanceOf(UnusableCheckpointException.class)
          .hasMessageMatching("checkpoint/0{13}abc-\\w{16}-0-16-v2.part is damaged: .*");
    }
  }

  @Test
  void everyFlippedBitIsNamed() {
    for (int bit = 0; bit < Byte.SIZE * FILE.length; bit++) {
      byte[] flipped = FILE.clone();
      flipped[bit / Byte.SIZE] = (byte) (FILE[bit / Byte.SIZE] ^ 1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> PartFile.fold(flipped, IDENTITY, 16))
          .isInstanceOf(UnusableCheckpointException.class);
    }
  }

  @Test
  void noiseIsNamed() {
    Random random = new Random(20261121);
    for (int trial = 0; trial < 1_000; trial++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      System.arraycopy(FILE, 0, noise, 0, Math.min(noise.length, random.nextInt(250)));
      assertThatThrownBy(() -> PartFile.fold(noise, IDENTITY, 16))
          .isInstanceOf(UnusableCheckpointException.class);
    }
  }

  @Test
  void aPartOfOtherBlocksOrOtherDrawsIsNamed() {
    PartIdentity other = new PartIdentity(0xabcL, 100, 8, 2, 625, IDENTITY.layout());

    assertThatThrownBy(() -> PartFile.fold(FILE, IDENTITY, 17))
        .hasMessageEndingWith(
            "is damaged: by its name it has 'blocks: 0-17', it has 'blocks: 0-16'");
    assertThatThrownBy(() -> PartFile.fold(FILE, other, 16))
        .hasMessageEndingWith("it has 'stream_seed: 8', it has 'stream_seed: -7'");
  }

  @Test
  void aLaterFormatIsNamed() {
    byte[] later = "walras checkpoint part\nformat: 12\nanything".getBytes(US_ASCII);

    assertThatThrownBy(() -> PartFile.fold(later, IDENTITY, 16))
        .hasMessageEndingWith(".part is of format 12, this version reads format 1");
  }

  @Test
  void namesAreReadBack() {
    PartName name = PartName.of(IDENTITY, 16);

    assertThat(PartName.parse(name.text())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identity.json",
        ".0000000000000abc-0000000000000abc-0-16-v2.part.new",
        "0000000000000abc-0000000000000abc-0-0-v2.part",
        "0000000000000abc-0000000000000abc-0-99999999999999999999-v2.part",
      })
  void otherNamesAreNone(String text) {
    assertThat(PartName.parse(text)).isEmpty();
  }
}
