package walras.replications;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import walras.kernel.Metric;
import walras.run.NumbersVersion;
import walras.run.PlannedPoint;
import walras.run.ReplicationRows;
import walras.store.Content;
import walras.store.ParquetTable;

/**
 * The rows of a granule as a table of Parquet: what every replication has, then its metrics in the
 * order of the market. Where a replication failed, the reason stands in place of all that it would
 * have yielded.
 */
final class RowsTable implements Content {

  private static final String REPLICATION = "replication";
  private static final String SIZE = "size";
  private static final String STATE = "state";
  private static final String FAILURE = "failure";
  private static final String LOG_WEIGHT = "log_weight";
  private static final String DRAWN_FROM = "drawn_from";

  private final PlannedPoint point;
  private final ReplicationRows rows;
  private final MessageType schema;
  private final List<String> metrics;
  private final int firstMetric;

  RowsTable(PlannedPoint point, ReplicationRows rows) {
    this.point = point;
    this.rows = rows;
    metrics = point.market().metrics().stream().map(Metric::name).toList();
    schema = schema(point, metrics);
    firstMetric = schema.getFieldCount() - metrics.size();
  }

  private static MessageType schema(PlannedPoint point, List<String> metrics) {
    List<Type> columns = new ArrayList<>();
    columns.add(Types.required(INT64).named(REPLICATION));
    columns.add(Types.required(INT64).named(SIZE));
    columns.add(Types.optional(BINARY).as(stringType()).named(STATE));
    columns.add(Types.optional(BINARY).as(stringType()).named(FAILURE));
    if (point.layout().weighted()) {
      columns.add(Types.optional(DOUBLE).named(LOG_WEIGHT));
      columns.add(Types.optional(BINARY).as(stringType()).named(DRAWN_FROM));
    }
    metrics.forEach(name -> columns.add(Types.optional(DOUBLE).named(name)));
    return new MessageType("replications", columns);
  }

  @Override
  public void writeTo(OutputStream output) throws IOException {
    Map<String, String> metadata =
        Map.of(
            "format", Integer.toString(RowsFile.FORMAT),
            "numbers", Integer.toString(NumbersVersion.CURRENT),
            "point", "%016x".formatted(point.hash()),
            "stream_seed", Long.toString(point.streamSeed()));
    try (ParquetTable table = ParquetTable.create(output, schema, metadata)) {
      for (int row = 0; row < rows.granule().replications(); row++) {
        int next = row;
        table.add(fields -> write(next, fields));
      }
    }
  }

  private void write(int row, RecordConsumer fields) {
    number(fields, REPLICATION, rows.granule().firstReplication() + row);
    number(fields, SIZE, point.sized().agents());
    Optional<String> failure = rows.failure(row);
    if (failure.isPresent()) {
      text(fields, FAILURE, failure.get());
      return;
    }
    text(fields, STATE, point.market().states().get(rows.state(row)));
    if (point.layout().weighted()) {
      number(fields, schema.getFieldIndex(LOG_WEIGHT), rows.logWeight(row));
      text(fields, DRAWN_FROM, rows.drawnFrom(row));
    }
    for (int metric = 0; metric < metrics.size(); metric++) {
      number(fields, firstMetric + metric, rows.metric(row, metric));
    }
  }

  private void number(RecordConsumer fields, String name, long value) {
    int column = schema.getFieldIndex(name);
    fields.startField(name, column);
    fields.addLong(value);
    fields.endField(name, column);
  }

  /** Writes a number that exists. */
  private void number(RecordConsumer fields, int column, double value) {
    if (!Double.isNaN(value)) {
      String name = schema.getFieldName(column);
      fields.startField(name, column);
      fields.addDouble(value);
      fields.endField(name, column);
    }
  }

  /** Writes a text that is not empty. */
  private void text(RecordConsumer fields, String name, String value) {
    if (!value.isEmpty()) {
      int column = schema.getFieldIndex(name);
      fields.startField(name, column);
      fields.addBinary(Binary.fromString(value));
      fields.endField(name, column);
    }
  }
}
