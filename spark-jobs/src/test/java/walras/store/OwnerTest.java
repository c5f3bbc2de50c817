package walras.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice against two runs in a folder that grants no claim. */
class OwnerTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder;

  private Owner owner() throws IOException {
    return Owner.of(RunFolder.view(folder.toString()), CLOCK);
  }

  private void heard(Instant instant) throws IOException {
    Files.writeString(
        folder.resolve("owner.json"),
        "{\"host\": \"there\", \"process\": 17, \"instant\": \"%s\"}".formatted(instant));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 119, -1, -119})
  void anotherThatWasHeardOfLatelyIsTheOwner(long secondsAgo) throws IOException {
    heard(NOW.minusSeconds(secondsAgo));

    assertThatThrownBy(this::owner)
        .isInstanceOf(FolderInUseException.class)
        .hasMessage(
            "folder %s is in use by another run: process 17 on there, heard of %d s ago",
            folder, Math.abs(secondsAgo));
  }

  @ParameterizedTest
  @ValueSource(longs = {120, 100_000, -120})
  void anotherThatWasNotIsNoneAnyMore(long secondsAgo) throws IOException {
    heard(NOW.minusSeconds(secondsAgo));

    try (Owner owner = owner()) {
      assertThat(Files.readString(folder.resolve("owner.json"))).contains(NOW.toString());
      assertThatThrownBy(this::owner).isInstanceOf(FolderInUseException.class);
      owner.beat();
    }
    assertThat(folder.resolve("owner.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"instant\": \"soon\"}"})
  void whatSaysNothingIsNobody(String text) throws IOException {
    Files.writeString(folder.resolve("owner.json"), text);

    owner().close();

    assertThat(folder.resolve("owner.json")).doesNotExist();
  }

  @Test
  void aBeatThatFailsIsNotTheLast() throws IOException {
    RunFolder working = RunFolder.view(folder.toString());
    AtomicBoolean fails = new AtomicBoolean();
    RunFolder store =
        (RunFolder)
            Proxy.newProxyInstance(
                RunFolder.class.getClassLoader(),
                new Class<?>[] {RunFolder.class},
                (proxy, method, arguments) -> {
                  if (fails.get() && method.getName().startsWith("replace")) {
                    throw new IllegalStateException("the store is closed");
                  }
                  return method.invoke(working, arguments);
                });
    try (Owner owner = Owner.of(store, CLOCK)) {
      fails.set(true);
      assertThatCode(owner::beatIfPossible).doesNotThrowAnyException();
    }
  }

  @Test
  void aFolderWithoutAClaimHasAnOwner() throws IOException {
    String location = "file://" + folder;
    try (RunFolder first = HadoopFolder.claim(location)) {
      assertThat(first.holds("owner.json")).isTrue();
      assertThatThrownBy(() -> HadoopFolder.claim(location))
          .isInstanceOf(FolderInUseException.class);
    }
    HadoopFolder.claim(location).close();
  }
}
