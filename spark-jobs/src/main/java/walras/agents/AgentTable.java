package walras.agents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import walras.estimate.PointEstimates;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.store.Content;
import walras.store.ParquetTable;
import walras.study.DesignPoint;

/**
 * The table of what happened to each agent: for every agent, in the order of their file, a row of
 * each design point. The file is read once more while the table is written; names are never held.
 */
public final class AgentTable implements Content {

  private final AgentFiles files;
  private final Population population;
  private final List<AgentRecord> records;
  private final Map<String, String> metadata;

  private AgentTable(
      AgentFiles files,
      Population population,
      List<AgentRecord> records,
      Map<String, String> metadata) {
    this.files = files;
    this.population = population;
    this.records = records;
    this.metadata = metadata;
  }

  /**
   * Returns the table of a run.
   *
   * @param files where the population was read
   * @param points the design points, whose markets are of this population
   * @param estimates what replications say of them, in their order
   * @param results SHA-256 of the {@code results.json} that the table derives from
   */
  public static AgentTable of(
      AgentFiles files,
      Population population,
      List<DesignPoint> points,
      List<PointEstimates> estimates,
      String results) {
    List<AgentRecord> records =
        IntStream.range(0, points.size())
            .mapToObj(i -> new AgentRecord(new AgentPoint(points.get(i), estimates.get(i))))
            .toList();
    return new AgentTable(
        files, population, records, Map.of("results", results, "population", population.sha256()));
  }

  /**
   * Writes the table.
   *
   * @throws ChangedAgentsException if the file no longer holds the population
   */
  @Override
  public void writeTo(OutputStream output) throws IOException {
    try (AgentRows rows = open();
        ParquetTable table = ParquetTable.create(output, AgentRecord.SCHEMA, metadata)) {
      while (next(rows)) {
        add(rows, table);
      }
      String found = sha256(rows);
      if (!found.equals(population.sha256())) {
        throw changed("its SHA-256 was %s and is %s".formatted(population.sha256(), found));
      }
    }
  }

  private void add(AgentRows rows, ParquetTable table) throws IOException {
    Side side = rows.text(Column.SIDE).equals(AgentReader.SELLER) ? Side.SELLER : Side.BUYER;
    double amount = rows.number(side == Side.SELLER ? Column.COST : Column.VALUE) + 0.0;
    int type = type(side, amount);
    if (type < 0) {
      throw changed("row %d is another".formatted(rows.row()));
    }
    for (AgentRecord each : records) {
      each.fill(rows, side, amount, type);
      table.add(each);
    }
  }

  /** Returns the type of an amount by bisection, or a negative number if there is none. */
  private int type(Side side, double amount) {
    int low = 0;
    int high = population.types(side) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      double found = population.amount(side, middle);
      if (found == amount) {
        return middle;
      }
      if (found < amount) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private AgentRows open() {
    try {
      return files.reopen(population);
    } catch (IOException e) {
      throw changed(AgentFiles.reason(e));
    } catch (UnreadableRowsException e) {
      throw changed(String.valueOf(e.getMessage()));
    }
  }

  private boolean next(AgentRows rows) {
    try {
      return rows.next();
    } catch (IOException e) {
      throw changed(AgentFiles.reason(e));
    } catch (UnreadableRowsException e) {
      throw changed(String.valueOf(e.getMessage()));
    }
  }

  private String sha256(AgentRows rows) {
    try {
      return rows.sha256();
    } catch (IOException e) {
      throw changed(AgentFiles.reason(e));
    }
  }

  private ChangedAgentsException changed(String found) {
    return new ChangedAgentsException(files.path(population), found);
  }
}
