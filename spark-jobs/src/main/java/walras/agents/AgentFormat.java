package walras.agents;

import java.io.IOException;
import java.util.Arrays;
import walras.store.SourceFile;
import walras.store.SourceStream;

/**
 * A file of agents and how it is written, which its first bytes tell.
 *
 * @param file the file
 * @param kind its format
 */
record AgentFormat(SourceFile file, Kind kind) {

  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /** The formats. */
  enum Kind {
    CSV,
    COMPRESSED_CSV,
    PARQUET
  }

  /** Returns a file with its format. */
  static AgentFormat of(SourceFile file) throws IOException {
    try (SourceStream bytes = file.open()) {
      byte[] first = bytes.readNBytes(PARQUET.length);
      if (Arrays.equals(first, PARQUET)) {
        return new AgentFormat(file, Kind.PARQUET);
      }
      boolean compressed = first.length > 1 && Arrays.equals(first, 0, 2, GZIP, 0, 2);
      return new AgentFormat(file, compressed ? Kind.COMPRESSED_CSV : Kind.CSV);
    }
  }

  /** Opens the file before its first row; the caller closes it. */
  AgentRows open() throws IOException {
    return switch (kind) {
      case CSV -> CsvRows.of(file);
      case COMPRESSED_CSV -> CsvRows.ofCompressed(file);
      case PARQUET -> ParquetRows.of(file);
    };
  }
}
