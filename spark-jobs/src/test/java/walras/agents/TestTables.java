package walras.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Tables of Parquet as tests write and read them, by the library's own records. */
public final class TestTables {

  private TestTables() {}

  /**
   * What a file holds.
   *
   * @param rows its rows
   * @param metadata what it says of itself
   */
  public record Table(List<Group> rows, Map<String, String> metadata) {}

  /** Reads a file. */
  public static Table read(Path file) {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      MessageType schema = reader.getFileMetaData().getSchema();
      List<Group> rows = new ArrayList<>();
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long row = 0; row < pages.getRowCount(); row++) {
          rows.add(records.read());
        }
        pages = reader.readNextRowGroup();
      }
      return new Table(rows, reader.getFileMetaData().getKeyValueMetaData());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes rows of text.
   *
   * @param schema such as {@code message m { required double cost; }}
   * @param fill puts the values of a row, by column, into a record
   */
  public static Path write(
      Path file,
      String schema,
      CompressionCodecName codec,
      List<String[]> rows,
      BiConsumer<Group, String[]> fill) {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    SimpleGroupFactory records = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(type)
            .withCompressionCodec(codec)
            .withRowGroupRowCountLimit(3)
            .build()) {
      for (String[] row : rows) {
        Group group = records.newGroup();
        fill.accept(group, row);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
