package walras.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a run, claimed by one process at a time.
 *
 * <p>Names are relative paths with {@code /}. A file is replaced whole: whoever reads it, at
 * whatever moment and after whatever crash, finds the old content or the new.
 */
public interface RunFolder extends AutoCloseable {

  /** The file that claims a folder, where files can; it stays when the claim ends. */
  String CLAIM = ".lock";

  /** How the names of files end that are not yet whole. */
  String ASIDE = ".new";

  /** Returns the folder as the user wrote it. */
  String location();

  /**
   * Returns the content of a file, or nothing if there is no such file.
   *
   * @throws IOException if the file exists but cannot be read
   */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Returns the names of what is in a folder below this one, in their order; none if there is no
   * such folder.
   */
  List<String> names(String folder) throws IOException;

  /**
   * Writes files, with the folders above them, or replaces them, each whole but not all at once;
   * when the method returns, a loss of power undoes none. If a content throws an unchecked
   * exception, the files that are not yet replaced stay as they were.
   *
   * @param contents by name, in the order in which they appear
   * @throws UnusableFolderException if the folder cannot be written, or is gone
   */
  void replaceAll(Map<String, Content> contents) throws IOException;

  /**
   * Writes a file, with the folders above it, or replaces it; if the content throws an unchecked
   * exception, the file stays as it was.
   *
   * @throws UnusableFolderException if the folder cannot be written, or is gone
   */
  default void replace(String name, Content content) throws IOException {
    replaceAll(Map.of(name, content));
  }

  /**
   * Writes a file, with the folders above it, or replaces it.
   *
   * @throws UnusableFolderException if the folder cannot be written
   */
  default void replace(String name, byte[] content) throws IOException {
    replace(name, output -> output.write(content));
  }

  /**
   * Writes a file, with the folders above it, or replaces it, while other processes may write what
   * says the same under the same name, on this machine or on others. What a writer that dies leaves
   * aside has a name that {@link #isAside} tells.
   *
   * @throws UnusableFolderException if the folder cannot be written, or is gone
   */
  void publish(String name, Content content) throws IOException;

  /** Tells of the name of a file whether a writer put it aside and did not finish it. */
  static boolean isAside(String name) {
    return name.startsWith(".") && name.endsWith(ASIDE);
  }

  /**
   * Gives a file another name, in place of a file that had it, with the folders above it.
   *
   * @throws UnusableFolderException if the folder cannot be written
   */
  void move(String from, String to) throws IOException;

  /** Deletes a file, or a folder that holds none, if it exists. */
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

  private static boolean isRemote(String location) throws UnusableFolderException {
    try {
      return Location.isRemote(location);
    } catch (IOException e) {
      throw new UnusableFolderException(location, String.valueOf(e.getMessage()), e);
    }
  }
}
