package walras.agents;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import walras.agents.OneAgent.Unit;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.run.NumberText;
import walras.study.Spelling;
import walras.study.Texts;

/** Reads the agents of a file, row by row, and finds everything that is wrong with them. */
final class AgentReader {

  /** The most rows that a file may have. */
  static final int MOST = 10_000_000;

  static final String SELLER = "seller";
  static final String BUYER = "buyer";

  private final AgentProblems problems;
  private final long most;
  private final SideAgents sellers = new SideAgents();
  private final SideAgents buyers = new SideAgents();
  private final OneAgent agent = new OneAgent();
  private final AgentNames names;
  private final AgentCells cells;
  private final AgentChecks checks;

  /**
   * Creates a reader of one file.
   *
   * @param most how many rows it may have, at most {@link #MOST}
   */
  AgentReader(AgentProblems problems, long most) {
    this.problems = problems;
    this.most = most;
    names = new AgentNames();
    cells = new AgentCells(problems);
    checks = new AgentChecks(problems, cells.commodities());
  }

  /** Returns what is wrong with a number of rows. */
  static String tooMany(long most, String found) {
    return "must have at most %d rows, got %s".formatted(most, found);
  }

  /** Returns the name of a side in files. */
  static String spelling(Side side) {
    return side == Side.SELLER ? SELLER : BUYER;
  }

  /** Returns an amount as messages show it. */
  static String shown(double amount) {
    return NumberText.of(amount);
  }

  /** Tells whether several rows may be about one agent. */
  static boolean areGrouped(AgentRows rows) {
    return rows.has(Column.AGENT) && (rows.has(Column.UNIT) || rows.has(Column.COMMODITY));
  }

  /** Returns the agents; of no use if there were problems. */
  Population read(AgentFormat file) throws IOException {
    try (AgentRows rows = file.open()) {
      long count = 0;
      while (rows.next()) {
        count++;
        if (count > most) {
          throw new UnreadableRowsException("", tooMany(most, "more"));
        }
        row(rows);
      }
      if (count == 0) {
        throw new UnreadableRowsException("", "must have a row for each agent, has only a header");
      }
      finish();
      String sha256 = rows.sha256();
      new RepeatedNames(problems).find(file, names);
      return problems.isEmpty() ? population(sha256, count) : nobody(sha256, count);
    }
  }

  private Population population(String sha256, long rows) {
    List<String> found = cells.commodities();
    if (sellers.isOfOneUnit() && buyers.isOfOneUnit()) {
      long[] ofCosts = sellers.merge();
      long[] ofValues = buyers.merge();
      return new Population(sha256, rows, sellers.amounts(), ofCosts, buyers.amounts(), ofValues);
    }
    List<String> ascending = found.stream().sorted().toList();
    int[] ranks = found.stream().mapToInt(ascending::indexOf).toArray();
    return new Population(
        sha256,
        rows,
        ascending,
        sellers.merge(Side.SELLER, ranks),
        buyers.merge(Side.BUYER, ranks));
  }

  private static Population nobody(String sha256, long rows) {
    return new Population(sha256, rows, new double[0], new long[0], new double[0], new long[0]);
  }

  private void row(AgentRows rows) {
    Optional<String> defect = rows.defect();
    if (defect.isPresent()) {
      problem(rows, defect.get());
      agent.spoil();
      return;
    }
    begin(rows);
    int commodity = cells.commodity(rows);
    int unit = cells.unit(rows);
    switch (rows.text(Column.SIDE)) {
      case SELLER -> add(rows, Side.SELLER, commodity, unit);
      case BUYER -> add(rows, Side.BUYER, commodity, unit);
      default -> unknownSide(rows);
    }
  }

  /** Starts another agent unless the row has the name of the last one. */
  private void begin(AgentRows rows) {
    String name = rows.text(Column.AGENT);
    if (rows.has(Column.AGENT)) {
      boolean given = cells.isGiven(rows, Column.AGENT);
      if (given && areGrouped(rows) && !agent.isEmpty() && agent.name().equals(name)) {
        return;
      }
      if (given) {
        names.add(name);
      }
    }
    finish();
    agent.start(name);
  }

  /** Takes the agent whose rows are complete. */
  private void finish() {
    if (agent.isEmpty()) {
      return;
    }
    agent.order();
    if (agent.isSound()) {
      checks.units(agent);
    }
    (agent.side() == Side.SELLER ? sellers : buyers).add(agent);
  }

  private void add(AgentRows rows, Side side, int commodity, int unit) {
    double amount = cells.amount(rows, side);
    if (!agent.isEmpty() && agent.side() != side) {
      checks.side(agent, rows.place(), side);
      agent.spoil();
      return;
    }
    if (commodity < 0 || unit < 1 || Double.isNaN(amount)) {
      agent.spoil();
    }
    agent.add(side, new Unit(Math.max(0, commodity), unit, amount, rows.row(), rows.place()));
  }

  private void unknownSide(AgentRows rows) {
    String found = rows.text(Column.SIDE);
    agent.spoil();
    problem(
        rows,
        "side must be %s or %s, got %s%s"
            .formatted(
                SELLER,
                BUYER,
                found.isEmpty() ? "nothing" : Texts.shown(found),
                Spelling.suggestion(found, List.of(SELLER, BUYER))));
  }

  private void problem(AgentRows rows, String problem) {
    problems.add(rows.place() + ": " + problem);
  }
}
