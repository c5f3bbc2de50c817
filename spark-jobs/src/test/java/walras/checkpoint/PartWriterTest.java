package walras.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartWriterTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final List<Map<PartName, byte[]>> batches =
      Collections.synchronizedList(new ArrayList<>());

  private static PartName name(long blocks) {
    return new PartName("series", blocks, 2);
  }

  @Test
  void manyPartsAreWrittenAtOnce() throws IOException {
    try (PartWriter writer = PartWriter.start(batches::add, NEVER)) {
      for (int part = 1; part <= 100; part++) {
        writer.put(name(part), new byte[part]);
      }
      assertThat(batches).isEmpty();

      writer.flush();

      assertThat(batches).hasSize(1);
      assertThat(batches.get(0)).hasSize(100);
      writer.put(name(1000), new byte[1]);
    }
    assertThat(batches).hasSize(2);
  }

  @Test
  void whatWaitsIsBounded() throws IOException {
    byte[] large = new byte[1 << 24];
    try (PartWriter writer = PartWriter.start(batches::add, NEVER)) {
      for (int part = 1; part <= 20; part++) {
        writer.put(name(part), large);
      }
      assertThat(batches).isNotEmpty();
    }
    assertThat(batches.stream().mapToInt(Map::size).sum()).isEqualTo(20);
    assertThat(batches).allMatch(batch -> batch.size() <= 5);
  }

  @Test
  void aFailureIsTold() throws IOException {
    IOException full = new IOException("No space left on device");
    PartWriter writer =
        PartWriter.start(
            batch -> {
              throw full;
            },
            NEVER);
    writer.put(name(1), new byte[1]);

    assertThatThrownBy(writer::flush).isSameAs(full);
    assertThatThrownBy(() -> writer.put(name(2), new byte[1])).isSameAs(full);
    assertThatThrownBy(writer::close).isSameAs(full);
  }

  @Test
  void anInterruptionStaysPendingWhileEverythingIsWritten() throws IOException {
    try (PartWriter writer = PartWriter.start(batches::add, NEVER)) {
      writer.put(name(1), new byte[1]);
      Thread.currentThread().interrupt();

      writer.flush();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(batches).hasSize(1);
    }
  }
}
