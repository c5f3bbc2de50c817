package walras.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of this machine.
 *
 * @param location what the user wrote
 * @param path where it is
 * @param bytes its size
 */
record LocalFile(String location, Path path, long bytes) implements SourceFile {

  static final String FOLDER = "must be a file, got a folder";

  static LocalFile of(String location) throws IOException {
    Path path = Location.path(location);
    if (Files.isDirectory(path)) {
      throw new IOException(FOLDER);
    }
    try {
      return new LocalFile(location, path, Files.size(path));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw denied(e);
    }
  }

  @Override
  public SourceStream open() throws IOException {
    try {
      FileChannel channel = FileChannel.open(path);
      return new ChannelStream(channel, Channels.newInputStream(channel));
    } catch (AccessDeniedException e) {
      throw denied(e);
    }
  }

  private static IOException denied(AccessDeniedException cause) {
    return new IOException("cannot be read: permission denied", cause);
  }

  private static final class ChannelStream extends SourceStream {

    private final FileChannel channel;
    private final InputStream bytes;

    ChannelStream(FileChannel channel, InputStream bytes) {
      this.channel = channel;
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return bytes.read(into, from, most);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
