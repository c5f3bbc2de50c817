package walras.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of a run, claimed by one process at a time.
 *
 * <p>Names are relative paths with {@code /}. A file is replaced whole: whoever reads it, at
 * whatever moment and after whatever crash, finds the old content or the new.
 */
public interface RunFolder extends AutoCloseable {

  /** The file that claims a folder, where files can; it stays when the claim ends. */
  String CLAIM = ".lock";

  /** Returns the folder as the user wrote it. */
  String location();

  /**
   * Returns the content of a file, or nothing if there is no such file.
   *
   * @throws IOException if the file exists but cannot be read
   */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Writes a file, with the folders above it, or replaces it.
   *
   * @throws UnusableFolderException if the folder cannot be written
   */
  void replace(String name, byte[] content) throws IOException;

  /** Deletes a file if it exists. */
  void delete(String name) throws IOException;

  /** Tells whether a file or folder of this name exists. */
  boolean holds(String name) throws IOException;

  /** Returns the path of a file, or nothing if the folder is not one of this machine. */
  Optional<Path> localPath(String name);

  /** Gives the folder free for other processes; files stay. */
  @Override
  void close() throws IOException;

  /**
   * Opens a folder for writing, creating it where it is missing, and claims it.
   *
   * @param location a path of this machine, or a URI of a file system that Hadoop knows
   * @throws UnusableFolderException if the folder cannot be written
   * @throws FolderInUseException if another process has claimed the folder
   */
  static RunFolder claim(String location) throws IOException {
    return isRemote(location) ? HadoopFolder.claim(location) : LocalFolder.claim(location);
  }

  /**
   * Opens a folder for reading; nothing is created or claimed.
   *
   * @param location a path of this machine, or a URI of a file system that Hadoop knows
   * @throws UnusableFolderException if the location is none
   */
  static RunFolder view(String location) throws IOException {
    return isRemote(location) ? HadoopFolder.view(location) : LocalFolder.view(location);
  }

  /** Tells a URI from a path; the drives of Windows have one letter. */
  private static boolean isRemote(String location) throws UnusableFolderException {
    if (location.startsWith("file:")) {
      return false;
    }
    if (Pattern.matches("[A-Za-z][A-Za-z0-9]+:([^/].*)?", location)) {
      throw new UnusableFolderException(
          location, "it is no URI such as hdfs://host/folder; a path may start with ./");
    }
    return Pattern.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*", location);
  }
}
