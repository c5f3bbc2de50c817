package walras.replications;

import java.io.IOException;
import java.io.UncheckedIOException;
import walras.run.PlannedPoint;
import walras.run.ReplicationRows;
import walras.run.RowKeeper;
import walras.store.RunFolder;

/**
 * Writes the rows of each granule as one file of Parquet, wherever they are simulated.
 *
 * @param folder the run folder, as every machine that simulates finds it
 */
record ParquetKeeper(String folder) implements RowKeeper {

  @Override
  public void keep(PlannedPoint point, ReplicationRows rows) {
    String name = RowsFile.name(rows.granule(), RowsFile.ending(point));
    try (RunFolder run = RunFolder.view(folder)) {
      run.publish(RowsFile.path(RowsFile.folder(point), name), new RowsTable(point, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
