package walras.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. The claim is a lock of the operating system, which ends with the
 * process however that ends.
 */
final class LocalFolder implements RunFolder {

  private static final String LOCK = ".lock";
  private static final String ASIDE = ".new";

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
      Files.createDirectories(folder);
      channel = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
    } catch (FileSystemException e) {
      throw new UnusableFolderException(location, reason(e), e);
    }
    if (!lock(channel)) {
      channel.close();
      throw new FolderInUseException(location);
    }
    return new LocalFolder(location, folder, channel);
  }

  static LocalFolder view(String location) {
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
  public void replace(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.resolveSibling(".").normalize();
    Path aside = file.resolveSibling("." + file.getFileName() + ASIDE);
    try {
      Files.createDirectories(parent);
      try (FileChannel channel = FileChannel.open(aside, CREATE, WRITE, TRUNCATE_EXISTING)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(aside, file, ATOMIC_MOVE);
      sync(parent);
    } catch (FileSystemException e) {
      throw new UnusableFolderException(location, reason(e), e);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public List<String> files(String subfolder) throws IOException {
    Path listed = folder.resolve(subfolder);
    if (!Files.isDirectory(listed)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(listed)) {
      return entries
          .filter(Files::isRegularFile)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (claim != null) {
      claim.close();
    }
  }

  private static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
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

  private static String reason(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "%s is a file".formatted(e.getFile());
    }
    return String.valueOf(e.getReason() == null ? e.getMessage() : e.getReason());
  }
}
