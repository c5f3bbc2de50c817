package walras.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.store.SourceFile;
import walras.store.SourceStream;

/** Files of more agents than can be: refused before they are read to their end. */
class EndlessFileTest {

  private static final byte[] MAGIC = "PAR1".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void readingEndsAfterTheLastRowThatMayBe() {
    AgentFormat endless = new AgentFormat(new Endless(), AgentFormat.Kind.CSV);
    AgentReader reader = new AgentReader(new AgentProblems("endless.csv"), 100_000);

    assertThatThrownBy(() -> reader.read(endless))
        .isInstanceOf(UnreadableRowsException.class)
        .hasMessage(": must have at most 100000 rows, got more");
  }

  @Test
  void parquetOfABillionRowsIsRefusedByItsFooter() throws IOException {
    Path file = Files.write(folder.resolve("agents.parquet"), claiming(1_000_000_000L));

    AgentFormat format = AgentFormat.of(SourceFile.of(file.toString()));

    assertThat(format.kind()).isEqualTo(AgentFormat.Kind.PARQUET);
    assertThatThrownBy(format::open)
        .isInstanceOf(UnreadableRowsException.class)
        .hasMessage(": must have at most 10000000 rows, got 1000000000");
  }

  /** Returns a file of one agent whose end says that there are more. */
  private byte[] claiming(long rows) throws IOException {
    Path small =
        TestTables.write(
            folder.resolve("small.parquet"),
            "message m { required binary side (UTF8); optional double cost; optional double"
                + " value; }",
            CompressionCodecName.UNCOMPRESSED,
            List.<String[]>of(new String[] {"seller"}),
            (record, row) -> record.append("side", row[0]).append("cost", 0.5));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(small)).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.capacity() - MAGIC.length - Integer.BYTES;
    int start = end - bytes.getInt(end);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(bytes.array(), start, end - start));
    footer.setNum_rows(rows);
    footer.getRow_groups().get(0).setNum_rows(rows);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, changed);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putInt(changed.size());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(bytes.array(), 0, start);
    changed.writeTo(file);
    file.write(length.array());
    file.write(MAGIC);
    return file.toByteArray();
  }

  /** A file whose rows never end. */
  private record Endless() implements SourceFile {

    @Override
    public String location() {
      return "endless.csv";
    }

    @Override
    public long bytes() {
      return Long.MAX_VALUE;
    }

    @Override
    public SourceStream open() {
      return new Rows();
    }
  }

  private static final class Rows extends SourceStream {

    private static final byte[] HEADER = "side,cost,value\n".getBytes(UTF_8);
    private static final byte[] ROW = "seller,0.5,\n".getBytes(UTF_8);

    private long position;

    @Override
    public int read() {
      int next =
          position < HEADER.length
              ? HEADER[(int) position]
              : ROW[(int) ((position - HEADER.length) % ROW.length)];
      position++;
      return next;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      for (int i = 0; i < most; i++) {
        into[from + i] = (byte) read();
      }
      return most;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void seek(long to) {
      position = to;
    }
  }
}
