package walras.agents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import walras.store.SourceFile;
import walras.study.Sha256;

/** The rows of a Parquet file, whose columns are flat and hold text or numbers. */
final class ParquetRows implements AgentRows {

  private static final int BUFFER = 1 << 16;

  private final SourceFile file;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final Map<Column, ParquetCell> cells = new EnumMap<>(Column.class);
  private final Map<Column, Cell> values = new EnumMap<>(Column.class);
  private long leftInGroup;
  private long row;

  /** The values of a column in the order of the rows, and how they are read. */
  private record Cell(ParquetCell kind, ColumnReader values) {

    boolean isThere() {
      return values.getCurrentDefinitionLevel() == values.getDescriptor().getMaxDefinitionLevel();
    }
  }

  private ParquetRows(SourceFile file, ParquetFileReader reader) {
    this.file = file;
    this.reader = reader;
    schema = reader.getFileMetaData().getSchema();
    long rows = reader.getRecordCount();
    if (rows > AgentReader.MOST) {
      throw new UnreadableRowsException(
          "", AgentReader.tooMany(AgentReader.MOST, Long.toString(rows)));
    }
    Header.of(schema.getFields().stream().map(Type::getName).toList(), "");
    List<String> problems = new ArrayList<>();
    schema.getFields().forEach(field -> cell(field, problems));
    if (!problems.isEmpty()) {
      throw new UnreadableRowsException("", problems);
    }
  }

  /** Opens a file. */
  static ParquetRows of(SourceFile file) throws IOException {
    ParquetFileReader reader = reader(file);
    try {
      return new ParquetRows(file, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ParquetFileReader reader(SourceFile file) throws IOException {
    try {
      return ParquetFileReader.open(
          new ParquetFile(file),
          ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    } catch (RuntimeException e) {
      throw unreadable("", e);
    }
  }

  private void cell(Type field, List<String> problems) {
    boolean flat = field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED);
    Optional<ParquetCell> cell =
        flat ? ParquetCell.of(field.asPrimitiveType()) : Optional.<ParquetCell>empty();
    if (cell.isPresent()) {
      cells.put(Column.named(field.getName()).orElseThrow(), cell.get());
    } else {
      problems.add(
          "column '%s' must hold text or numbers, got %s".formatted(field.getName(), field));
    }
  }

  @Override
  public boolean next() throws IOException {
    try {
      values.values().forEach(cell -> cell.values().consume());
      row++;
      while (leftInGroup == 0) {
        PageReadStore group = reader.readNextRowGroup();
        if (group == null) {
          return false;
        }
        enter(group);
      }
      leftInGroup--;
      return true;
    } catch (RuntimeException e) {
      throw unreadable(place(), e);
    }
  }

  private void enter(PageReadStore group) {
    ColumnReadStoreImpl columns =
        new ColumnReadStoreImpl(
            group,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            reader.getFileMetaData().getCreatedBy());
    cells.forEach(
        (column, kind) ->
            values.put(
                column,
                new Cell(
                    kind,
                    columns.getColumnReader(
                        schema.getColumnDescription(new String[] {column.spelling()})))));
    leftInGroup = group.getRowCount();
  }

  private static UnreadableRowsException unreadable(String place, RuntimeException e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new UnreadableRowsException(place, "cannot be read as Parquet: " + reason);
  }

  @Override
  public Optional<String> defect() {
    return Optional.empty();
  }

  @Override
  public String place() {
    return ", row " + row;
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public boolean has(Column column) {
    return cells.containsKey(column);
  }

  @Override
  public String text(Column column) {
    Cell cell = values.get(column);
    return cell == null || !cell.isThere() ? "" : cell.kind().text(cell.values());
  }

  @Override
  public double number(Column column) {
    Cell cell = values.get(column);
    return cell == null || !cell.isThere() ? Double.NaN : cell.kind().number(cell.values());
  }

  @Override
  public String sha256() throws IOException {
    try (DigestInputStream bytes = Sha256.digesting(new BufferedInputStream(file.open(), BUFFER))) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return Sha256.digits(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
