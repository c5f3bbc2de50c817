package walras.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file on a file system that Hadoop knows.
 *
 * @param location what the user wrote
 * @param files the file system
 * @param path where it is there
 * @param bytes its size
 */
record HadoopFile(String location, FileSystem files, Path path, long bytes) implements SourceFile {

  static HadoopFile of(String location) throws IOException {
    return of(location, new Configuration());
  }

  static HadoopFile of(String location, Configuration configuration) throws IOException {
    try {
      Path path = new Path(location);
      FileSystem files = path.getFileSystem(configuration);
      FileStatus status = files.getFileStatus(path);
      if (!status.isDirectory()) {
        return new HadoopFile(location, files, path, status.getLen());
      }
    } catch (FileNotFoundException e) {
      throw new IOException("there is no such file", e);
    } catch (IOException | RuntimeException e) {
      // Exceptions of the second kind stand for malformed URIs, unknown hosts and missing jars.
      throw new IOException("cannot be reached: " + HadoopFolder.firstLine(e), e);
    }
    throw new IOException(LocalFile.FOLDER);
  }

  @Override
  public SourceStream open() throws IOException {
    return new HadoopStream(files.open(path));
  }

  private static final class HadoopStream extends SourceStream {

    private final FSDataInputStream bytes;

    HadoopStream(FSDataInputStream bytes) {
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
      return bytes.getPos();
    }

    @Override
    public void seek(long position) throws IOException {
      bytes.seek(position);
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
