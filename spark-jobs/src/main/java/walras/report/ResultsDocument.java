package walras.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import walras.study.Method;
import walras.study.Sha256;

/**
 * The content of a {@code results.json}, from which every other file of a run derives.
 *
 * @param root the JSON object
 * @param digest SHA-256 of the bytes, as 64 hexadecimal digits
 */
public record ResultsDocument(JsonNode root, String digest) {

  /**
   * Reads a document.
   *
   * @throws DamagedResultsException if the bytes are no results
   */
  public static ResultsDocument of(byte[] bytes) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(bytes);
      ResultsLayout.check(root);
      return new ResultsDocument(root, Sha256.digits(Sha256.of(bytes)));
    } catch (JacksonException e) {
      JsonLocation place = e.getLocation();
      throw new DamagedResultsException(
          "no JSON at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }

  /** Returns the seed of the study. */
  public long seed() {
    return root.path("seed").asLong();
  }

  /** Returns the version of the numbers. */
  public int numbers() {
    return root.path("numbers").asInt();
  }

  /** Tells whether estimates come from replications, whatever stands beside them. */
  public boolean isSimulated() {
    return !root.path("method").asText().equals(Method.EXACT.spelling());
  }

  /** Returns the design points. */
  public List<JsonNode> points() {
    return list(root.path("points"));
  }

  /** Returns the fitted rates. */
  public List<JsonNode> rates() {
    return list(root.path("rates"));
  }

  /** Returns the differences between design points of equal size. */
  public List<JsonNode> contrasts() {
    return list(root.path("contrasts"));
  }

  /** Returns the derived quantities. */
  public List<JsonNode> derived() {
    return list(root.path("derived"));
  }

  /** Returns the means that have a limit. */
  public List<JsonNode> limits() {
    return list(root.path("limits"));
  }

  /** Returns the elements of an array. */
  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
