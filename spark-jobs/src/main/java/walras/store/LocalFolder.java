package walras.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. The claim is a lock of the operating system, which ends with the
 * process however that ends.
 */
final class LocalFolder implements RunFolder {

  static final String GONE = "it is gone";

  private static final int BUFFER = 1 << 16;

  private final String location;
  private final Path folder;
  private final @Nullable FileChannel claim;

  private LocalFolder(String location, Path folder, @Nullable FileChannel claim) {
    this.location = location;
    this.folder = folder;
    this.claim = claim;
  }

  static LocalFolder claim(String location) throws IOException {
    Path folder = path(location);
    FileChannel channel;
    try {
      createDirectories(folder);
      channel = FileChannel.open(folder.resolve(CLAIM), CREATE, WRITE);
    } catch (IOException e) {
      throw new UnusableFolderException(location, reason(e), e);
    }
    if (!lock(channel)) {
      channel.close();
      throw new FolderInUseException(location);
    }
    return new LocalFolder(location, folder, channel);
  }

  static LocalFolder view(String location) throws UnusableFolderException {
    return new LocalFolder(location, path(location), null);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void replaceAll(Map<String, Content> contents) throws IOException {
    replaceAll(contents, ASIDE);
  }

  @Override
  public void publish(String name, Content content) throws IOException {
    replaceAll(Map.of(name, content), "." + UUID.randomUUID() + ASIDE);
  }

  private void replaceAll(Map<String, Content> contents, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UnusableFolderException(location, GONE);
    }
    Map<Path, Path> asides = new LinkedHashMap<>();
    Set<Path> parents = new LinkedHashSet<>();
    try {
      try {
        for (Map.Entry<String, Content> entry : contents.entrySet()) {
          Path file = folder.resolve(entry.getKey());
          Path parent = file.resolveSibling(".").normalize();
          createDirectories(parent);
          Path aside = file.resolveSibling("." + file.getFileName() + ending);
          parents.add(parent);
          asides.put(aside, file);
          write(aside, entry.getValue());
        }
        for (Map.Entry<Path, Path> written : asides.entrySet()) {
          Files.move(written.getKey(), written.getValue(), ATOMIC_MOVE);
        }
      } catch (IOException | RuntimeException e) {
        for (Path aside : asides.keySet()) {
          Files.deleteIfExists(aside);
        }
        throw e;
      }
      for (Path parent : parents) {
        sync(parent);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = folder.resolve(to);
    Path parent = target.resolveSibling(".").normalize();
    try {
      createDirectories(parent);
      Files.move(folder.resolve(from), target, ATOMIC_MOVE);
      sync(parent);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public boolean holds(String name) {
    return Files.exists(folder.resolve(name));
  }

  @Override
  public Optional<Path> localPath(String name) {
    return Optional.of(folder.resolve(name));
  }

  @Override
  public void close() throws IOException {
    if (claim != null) {
      claim.close();
    }
  }

  private static Path path(String location) throws UnusableFolderException {
    try {
      return Location.path(location);
    } catch (IOException e) {
      throw new UnusableFolderException(location, String.valueOf(e.getMessage()), e);
    }
  }

  /** Creates a folder that is missing; a link to a folder is one. */
  private static void createDirectories(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      OutputStream output = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(output);
      output.flush();
      channel.force(true);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // claimed by another thread of this process
    }
  }

  /** Makes the new name of a file survive a loss of power, where folders can be opened. */
  private static void sync(Path parent) throws IOException {
    if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(parent, READ)) {
        channel.force(true);
      }
    }
  }

  /** Returns what is to be said where writing failed; the folder may have gone meanwhile. */
  private UnusableFolderException unusable(IOException e) {
    return new UnusableFolderException(location, Files.isDirectory(folder) ? reason(e) : GONE, e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException exists) {
      return "%s is a file".formatted(exists.getFile());
    }
    if (e instanceof NoSuchFileException missing) {
      return "%s is not there and cannot be created".formatted(missing.getFile());
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return "%s: %s".formatted(failure.getFile(), failure.getReason());
    }
    return String.valueOf(e.getMessage());
  }
}
