package walras.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import walras.run.JsonText;

/**
 * Says in a folder that grants no claim which process writes to it, twice a minute. It is advice: a
 * second run is refused while that was heard less than two minutes ago, but nothing depends on it.
 */
final class Owner implements AutoCloseable {

  /** The file that says so. */
  static final String FILE = "owner.json";

  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final long SECONDS_BETWEEN_BEATS = 30;

  private final RunFolder folder;
  private final Clock clock;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(Owner::daemon);

  private Owner(RunFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Becomes the owner of a folder.
   *
   * @throws FolderInUseException if another was heard of less than two minutes ago
   */
  static Owner of(RunFolder folder, Clock clock) throws IOException {
    Optional<String> other = folder.read(FILE).flatMap(bytes -> fresh(bytes, clock.instant()));
    if (other.isPresent()) {
      throw new FolderInUseException(folder.location(), other.get());
    }
    Owner owner = new Owner(folder, clock);
    owner.beat();
    var unused =
        owner.heart.scheduleAtFixedRate(
            owner::beatIfPossible, SECONDS_BETWEEN_BEATS, SECONDS_BETWEEN_BEATS, TimeUnit.SECONDS);
    return owner;
  }

  /** Returns who was heard of lately, or from a future as near; what cannot be read is nobody. */
  private static Optional<String> fresh(byte[] bytes, Instant now) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(bytes);
      Instant heard = Instant.parse(root.path("instant").asText());
      Duration age = Duration.between(heard, now).abs();
      return age.compareTo(FRESH) >= 0
          ? Optional.empty()
          : Optional.of(
              "process %s on %s, heard of %d s ago"
                  .formatted(
                      root.path("process").asText(), root.path("host").asText(), age.toSeconds()));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Says once more that this process writes. */
  void beat() throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    folder.replace(
        FILE,
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("host", host());
              json.writeNumberField("process", ProcessHandle.current().pid());
              json.writeStringField("instant", now.toString());
              json.writeEndObject();
            }));
  }

  /** Says so unless that fails; whatever was thrown would be the end of all later beats. */
  void beatIfPossible() {
    try {
      beat();
    } catch (IOException | RuntimeException e) {
      return; // only advice; what matters says that the folder cannot be written
    }
  }

  @Override
  public void close() throws IOException {
    heart.shutdownNow();
    try {
      if (!heart.awaitTermination(SECONDS_BETWEEN_BEATS, TimeUnit.SECONDS)) {
        return; // a beat hangs: the file grows old by itself
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.delete(FILE);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "walras-owner");
    thread.setDaemon(true);
    return thread;
  }
}
