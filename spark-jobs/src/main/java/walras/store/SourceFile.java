package walras.store;

import java.io.IOException;

/** A file that a user names, on this machine or on any file system that Hadoop knows. Only read. */
public interface SourceFile {

  /** Returns the file as the user wrote it. */
  String location();

  /** Returns the size in bytes. */
  long bytes();

  /** Opens the file at its first byte; the caller closes it. */
  SourceStream open() throws IOException;

  /**
   * Finds a file.
   *
   * @param location a path of this machine, or a URI of a file system that Hadoop knows
   * @throws IOException if there is no such file, or it is a folder, or it cannot be reached; the
   *     message says which
   */
  static SourceFile of(String location) throws IOException {
    return Location.isRemote(location) ? HadoopFile.of(location) : LocalFile.of(location);
  }
}
