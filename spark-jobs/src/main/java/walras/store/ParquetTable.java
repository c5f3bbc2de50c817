package walras.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as Parquet, row by row; each row writes its own fields.
 *
 * <p>The bytes of the pages depend on the rows, the schema and the version of the Parquet library,
 * which names itself in the file. Nothing is compressed beyond dictionaries: what a compressor
 * yields depends on its own version too. The footer says the same in as many bytes, but lists the
 * encodings of a column in whatever order the library finds them in a set, which may differ from
 * one virtual machine to the next.
 */
public final class ParquetTable implements AutoCloseable {

  /** Rows are held in memory until a group of them is complete. */
  private static final long GROUP_BYTES = 1L << 25;

  private final CountingStream stream;
  private final ParquetWriter<Consumer<RecordConsumer>> writer;

  private ParquetTable(CountingStream stream, ParquetWriter<Consumer<RecordConsumer>> writer) {
    this.stream = stream;
    this.writer = writer;
  }

  /**
   * Starts a table.
   *
   * @param output where it is written; the caller closes it
   * @param schema its columns
   * @param metadata what the file says of itself
   */
  public static ParquetTable create(
      OutputStream output, MessageType schema, Map<String, String> metadata) throws IOException {
    CountingStream stream = new CountingStream(output);
    return new ParquetTable(
        stream,
        new Builder(new Output(stream), new Rows(schema, new TreeMap<>(metadata)))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupSize(GROUP_BYTES)
            .build());
  }

  /** Adds a row. */
  public void add(Consumer<RecordConsumer> row) throws IOException {
    try {
      writer.write(row);
    } catch (RuntimeException e) {
      throw stream.reasonOf(e);
    }
  }

  /** Ends the table; a table that is not ended is no Parquet. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } catch (RuntimeException e) {
      throw stream.reasonOf(e);
    }
  }

  private static final class Builder
      extends ParquetWriter.Builder<Consumer<RecordConsumer>, Builder> {

    private final Rows rows;

    Builder(OutputFile output, Rows rows) {
      super(output);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library, which calls the other
    protected WriteSupport<Consumer<RecordConsumer>> getWriteSupport(Configuration settings) {
      return rows;
    }

    @Override
    protected WriteSupport<Consumer<RecordConsumer>> getWriteSupport(
        ParquetConfiguration settings) {
      return rows;
    }
  }

  private static final class Rows extends WriteSupport<Consumer<RecordConsumer>> {

    private final WriteContext context;
    private @Nullable RecordConsumer fields;

    Rows(MessageType schema, Map<String, String> metadata) {
      context = new WriteContext(schema, metadata);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library, which calls the other
    public WriteContext init(Configuration settings) {
      return context;
    }

    @Override
    public WriteContext init(ParquetConfiguration settings) {
      return context;
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      fields = consumer;
    }

    @Override
    public void write(Consumer<RecordConsumer> row) {
      RecordConsumer into = Objects.requireNonNull(fields, "prepared before the first row");
      into.startMessage();
      row.accept(into);
      into.endMessage();
    }
  }

  /** The stream of a caller as Parquet's library knows one. */
  private record Output(CountingStream stream) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      return stream;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class CountingStream extends PositionOutputStream {

    private final OutputStream stream;
    private long position;
    private @Nullable IOException failure;

    CountingStream(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public long getPos() {
      return position;
    }

    /** Returns why writing failed, in place of what the library made of it on its way out. */
    IOException reasonOf(RuntimeException thrown) {
      if (failure == null) {
        throw thrown;
      }
      return failure;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        stream.write(bytes, from, count);
        position += count;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        stream.flush();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
