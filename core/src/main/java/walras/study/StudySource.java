package walras.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import walras.study.Problem.Severity;

/**
 * The text of a study and the name under which its problems are reported.
 *
 * @param name such as {@code study.yaml}
 * @param text YAML
 */
public record StudySource(String name, String text) {

  /** The largest size of a study in bytes. */
  public static final int LARGEST = 1 << 20;

  /** The spelling of standard input. */
  public static final String STANDARD_INPUT = "-";

  /**
   * Returns the study that a user names on the command line: a file, {@code -} for standard input,
   * or a bundled study, in this order.
   *
   * @throws InvalidStudyException if there is none, or it is no text of bearable size
   */
  public static StudySource find(
      String spelling, BundledStudies bundled, InputStream standardInput) {
    if (spelling.equals(STANDARD_INPUT)) {
      return of("standard input", standardInput);
    }
    Path file = path(spelling);
    if (!Files.isRegularFile(file) && bundled.names().contains(spelling)) {
      return of(spelling, bundled.open(spelling));
    }
    if (!Files.exists(file)) {
      throw failure(
          Location.of(spelling),
          "is neither a file nor a bundled study"
              + Spelling.choice(spelling, "bundled", bundled.names()));
    }
    return of(file);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidStudyException if it cannot be read, or is no text of bearable size
   */
  public static StudySource of(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(Location.of(file.toString()), "must be a file, got a directory");
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw tooLarge(file.toString(), size + " bytes");
      }
      return of(file.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads a stream to its end and closes it.
   *
   * @throws InvalidStudyException if it cannot be read, or is no text of bearable size
   */
  public static StudySource of(String name, InputStream stream) {
    try (stream) {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge(name, "more");
      }
      return new StudySource(name, decode(name, bytes));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static Path path(String spelling) {
    try {
      return Path.of(spelling);
    } catch (InvalidPathException e) {
      throw failure(Location.of(Texts.shown(spelling)), "is neither a file nor a bundled study");
    }
  }

  private static String decode(String name, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String lastLine = text.substring(text.lastIndexOf('\n') + 1);
      int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
      throw failure(
          new Location(name, line, lastLine.length() + 1),
          "must be UTF-8 text, got byte 0x%02X".formatted(in.get(in.position())));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static InvalidStudyException tooLarge(String name, String size) {
    return failure(
        Location.of(name), "must have at most %d bytes, got %s".formatted(LARGEST, size));
  }

  private static InvalidStudyException unreadable(String name, IOException e) {
    String reason = "cannot be read: " + Texts.shown(String.valueOf(e.getMessage()));
    if (e instanceof NoSuchFileException) {
      reason = "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      reason = "cannot be read: permission denied";
    }
    return failure(Location.of(name), reason);
  }

  private static InvalidStudyException failure(Location location, String message) {
    return new InvalidStudyException(List.of(new Problem(Severity.ERROR, location, "", message)));
  }
}
