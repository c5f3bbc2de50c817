package walras.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What users write to name a file or folder: a path of this machine, or a URI. */
final class Location {

  private static final String LOCAL = "file:";
  private static final Pattern MALFORMED = Pattern.compile("[A-Za-z][A-Za-z0-9]+:([^/].*)?");
  private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private Location() {}

  /**
   * Tells a URI of another file system from a path; the drives of Windows have one letter.
   *
   * @throws IOException if it is neither, with the reason
   */
  static boolean isRemote(String location) throws IOException {
    if (location.startsWith(LOCAL)) {
      return false;
    }
    if (MALFORMED.matcher(location).matches()) {
      throw new IOException("it is no URI such as hdfs://host/folder; a path may start with ./");
    }
    return REMOTE.matcher(location).matches();
  }

  /**
   * Returns a path of this machine.
   *
   * @throws IOException if it is none, with the reason
   */
  static Path path(String location) throws IOException {
    boolean uri = location.startsWith(LOCAL);
    try {
      return uri ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          uri ? "it is no URI such as file:///a%20folder" : String.valueOf(e.getMessage()), e);
    }
  }
}
