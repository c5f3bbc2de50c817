package walras.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import walras.run.JsonText;
import walras.run.NumbersVersion;
import walras.store.RunFolder;

/**
 * What all parts of a run folder have in common, in a file of its own that needs no design point.
 */
final class CheckpointIdentity {

  private static final String FILE = "identity.json";
  private static final int SCHEMA = 1;

  private CheckpointIdentity() {}

  /**
   * Refuses a folder whose parts are of another seed or numbers version.
   *
   * @return whether the folder says of which they are
   * @throws UnusableCheckpointException if they are, or if the file is damaged
   */
  static boolean check(RunFolder folder, long seed) throws IOException {
    Optional<byte[]> bytes = folder.read(Parts.path(FILE));
    if (bytes.isEmpty()) {
      return false;
    }
    JsonNode root = root(bytes.get());
    expect(root, "schema", SCHEMA, "%s is of schema %d, this version reads %d");
    expect(root, "numbers", NumbersVersion.CURRENT, "%s is of numbers version %d, this is %d");
    expect(root, "seed", seed, "%s is of seed %d, the study has %d");
    return true;
  }

  /** Writes the file. */
  static void write(RunFolder folder, long seed) throws IOException {
    folder.replace(
        Parts.path(FILE),
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("schema", SCHEMA);
              json.writeNumberField("numbers", NumbersVersion.CURRENT);
              json.writeNumberField("seed", seed);
              json.writeEndObject();
            }));
  }

  private static JsonNode root(byte[] bytes) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(bytes);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw UnusableCheckpointException.damaged(
          FILE, "it is no JSON at line %d".formatted(e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
    throw UnusableCheckpointException.damaged(FILE, "it is no JSON object");
  }

  private static void expect(JsonNode root, String field, long expected, String refusal) {
    JsonNode found = root.path(field);
    if (!found.isIntegralNumber() || !found.canConvertToLong()) {
      throw UnusableCheckpointException.damaged(FILE, field + " must be a whole number");
    }
    if (found.asLong() != expected) {
      throw new UnusableCheckpointException(
          refusal.formatted(Parts.path(FILE), found.asLong(), expected));
    }
  }
}
