package walras.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a file system that Hadoop knows.
 *
 * <p>The claim is a file held open for writing: HDFS grants that to one client and takes it back a
 * minute after the client died. Where {@link Storage} grants no such thing an {@link Owner} advises
 * against a second run.
 */
final class HadoopFolder implements RunFolder {

  private static final Pattern HELD =
      Pattern.compile("AlreadyBeingCreatedException|RecoveryInProgressException");

  private final String location;
  private final Path folder;
  private final FileSystem files;
  private final Configuration configuration;
  private final Storage storage;
  private @Nullable FSDataOutputStream claim;
  private @Nullable Owner owner;

  private HadoopFolder(String location, Configuration configuration) throws IOException {
    this.location = location;
    this.configuration = configuration;
    try {
      folder = new Path(location);
      files = folder.getFileSystem(configuration);
      storage = Storage.of(files.getUri().getScheme());
    } catch (IOException | RuntimeException e) {
      // Exceptions of the second kind stand for malformed URIs, unknown hosts and missing jars.
      throw new UnusableFolderException(location, firstLine(e), e);
    }
  }

  static HadoopFolder claim(String location) throws IOException {
    return claim(location, new Configuration());
  }

  static HadoopFolder claim(String location, Configuration configuration) throws IOException {
    try {
      HadoopFolder opened = new HadoopFolder(location, configuration);
      opened.files.mkdirs(opened.folder);
      opened.claim = opened.storage.grantsClaims() ? opened.lock() : null;
      if (opened.claim == null) {
        opened.owner = Owner.of(opened, Clock.systemUTC());
      }
      return opened;
    } catch (FolderInUseException | UnusableFolderException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableFolderException(location, firstLine(e), e);
    }
  }

  static HadoopFolder view(String location) throws IOException {
    return new HadoopFolder(location, new Configuration());
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Path file = new Path(folder, name);
    try (FSDataInputStream input = files.open(file)) {
      return Optional.of(input.readAllBytes());
    } catch (FileNotFoundException e) {
      if (files.exists(file)) {
        throw new IOException("it is a folder", e);
      }
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String name) throws IOException {
    try {
      return Stream.of(files.listStatus(new Path(folder, name)))
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void replaceAll(Map<String, Content> contents) throws IOException {
    checkPresence();
    for (Map.Entry<String, Content> entry : contents.entrySet()) {
      replaceOne(entry.getKey(), entry.getValue(), ASIDE);
    }
  }

  @Override
  public void publish(String name, Content content) throws IOException {
    checkPresence();
    replaceOne(name, content, "." + UUID.randomUUID() + ASIDE);
  }

  private void checkPresence() throws IOException {
    if (!storage.showsWholeFiles() && !files.exists(folder)) {
      throw new UnusableFolderException(location, LocalFolder.GONE);
    }
  }

  private void replaceOne(String name, Content content, String ending) throws IOException {
    Path file = new Path(folder, name);
    try {
      if (storage.showsWholeFiles()) {
        write(file, content);
      } else {
        replaceByMoving(new Path(file.getParent(), "." + file.getName() + ending), file, content);
      }
    } catch (IOException e) {
      throw new UnusableFolderException(location, firstLine(e), e);
    }
  }

  private void replaceByMoving(Path aside, Path file, Content content) throws IOException {
    try {
      write(aside, content);
    } catch (IOException | RuntimeException e) {
      files.delete(aside, false);
      throw e;
    }
    try {
      rename(aside, file);
    } catch (IOException e) {
      if (files.exists(file)) { // else the file aside is all there is of it
        files.delete(aside, false);
      }
      throw e;
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = new Path(folder, to);
    try {
      files.mkdirs(target.getParent());
      rename(new Path(folder, from), target);
    } catch (IOException e) {
      throw new UnusableFolderException(location, firstLine(e), e);
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (storage.movesInPlace()) {
      FileContext.getFileContext(files.getUri(), configuration).rename(from, to, Rename.OVERWRITE);
      return;
    }
    files.delete(to, false);
    if (!files.rename(from, to)) {
      throw new IOException("%s cannot be moved to %s".formatted(from.getName(), to.getName()));
    }
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(new Path(folder, name), false);
  }

  @Override
  public boolean holds(String name) throws IOException {
    return files.exists(new Path(folder, name));
  }

  @Override
  public Optional<java.nio.file.Path> localPath(String name) {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (owner != null) {
      owner.close();
      owner = null;
    }
    if (claim != null) {
      release(claim);
      claim = null;
    }
  }

  private void release(FSDataOutputStream held) throws IOException {
    try {
      held.close();
    } catch (IOException e) {
      if (files.exists(new Path(folder, CLAIM))) {
        throw e;
      }
    }
  }

  private void write(Path file, Content content) throws IOException {
    FSDataOutputStream output = files.create(file, true);
    try {
      content.writeTo(output);
      if (!storage.showsWholeFiles()) {
        output.hsync();
      }
    } catch (IOException | RuntimeException e) {
      abandon(output);
      throw e;
    }
    output.close();
  }

  /** Ends a stream; one whose end would show what was written as a whole file stays open. */
  private void abandon(FSDataOutputStream output) throws IOException {
    if (output.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
      output.abort();
      output.close();
    } else if (!storage.showsWholeFiles()) {
      output.close();
    }
  }

  /**
   * Creates the lock or takes over one whose holder died; a living holder refuses that.
   *
   * @return the lock, or null where files cannot be held open
   */
  private @Nullable FSDataOutputStream lock() throws IOException {
    Path lock = new Path(folder, CLAIM);
    files.createNewFile(lock);
    try {
      return files.append(lock);
    } catch (UnsupportedOperationException e) {
      return null;
    } catch (IOException e) {
      if (HELD.matcher(e.toString()).find()) {
        throw new FolderInUseException(location);
      }
      throw e;
    }
  }

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
