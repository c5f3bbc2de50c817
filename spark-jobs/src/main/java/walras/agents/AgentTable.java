package walras.agents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageType;
import walras.agents.OneAgent.Unit;
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
        ParquetTable table = ParquetTable.create(output, schema(), metadata)) {
      OneAgent agent = new OneAgent();
      while (next(rows)) {
        String name = rows.text(Column.AGENT);
        boolean again = AgentReader.areGrouped(rows) && name.equals(agent.name());
        if (agent.isEmpty() || !again) {
          add(agent, table);
          agent.start(name);
        }
        agent.add(side(rows), unit(rows));
      }
      add(agent, table);
      String found = sha256(rows);
      if (!found.equals(population.sha256())) {
        throw changed("its SHA-256 was %s and is %s".formatted(population.sha256(), found));
      }
    }
  }

  private MessageType schema() {
    return population.isOfOneUnit() ? AgentRecord.OF_ONE_UNIT : AgentRecord.OF_UNITS;
  }

  private static Side side(AgentRows rows) {
    return rows.text(Column.SIDE).equals(AgentReader.SELLER) ? Side.SELLER : Side.BUYER;
  }

  private Unit unit(AgentRows rows) {
    int commodity = population.commodities().indexOf(rows.text(Column.COMMODITY));
    double number = rows.has(Column.UNIT) ? rows.number(Column.UNIT) : 1;
    double amount = rows.number(side(rows) == Side.SELLER ? Column.COST : Column.VALUE) + 0.0;
    return new Unit(Math.max(0, commodity), (int) number, amount, rows.row(), rows.place());
  }

  /** Adds the rows of an agent, in their order in the file. */
  private void add(OneAgent agent, ParquetTable table) throws IOException {
    if (agent.isEmpty()) {
      return;
    }
    agent.order();
    int type = type(agent);
    if (type < 0) {
      throw changed("row %d is another".formatted(agent.unit(0).row()));
    }
    for (int unit : agent.byRow()) {
      for (AgentRecord each : records) {
        each.fill(agent, unit, type);
        table.add(each);
      }
    }
  }

  /** Returns the type of an agent, or a negative number if there is none such. */
  private int type(OneAgent agent) {
    double[] amounts = new double[agent.size()];
    int[] ends = new int[population.commodities().size()];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = agent.amount(i);
      for (int commodity = agent.commodity(i); commodity < ends.length; commodity++) {
        ends[commodity] = i + 1;
      }
    }
    return population.holdings(agent.side()).find(amounts, ends);
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
