package walras.agents;

import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import walras.store.SourceFile;
import walras.store.SourceStream;

/** A file as Parquet's library knows one. */
record ParquetFile(SourceFile file) implements InputFile {

  @Override
  public long getLength() {
    return file.bytes();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new Bytes(file.open());
  }

  @Override
  public String toString() {
    return "it"; // in messages of the library
  }

  private static final class Bytes extends DelegatingSeekableInputStream {

    private final SourceStream stream;

    Bytes(SourceStream stream) {
      super(stream);
      this.stream = stream;
    }

    @Override
    public long getPos() throws IOException {
      return stream.position();
    }

    @Override
    public void seek(long position) throws IOException {
      stream.seek(position);
    }
  }
}
