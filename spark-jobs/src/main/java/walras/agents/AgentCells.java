package walras.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import walras.kernel.Population.Side;
import walras.study.Texts;

/** Reads the values of one row of a file of agents. Confined to one thread. */
final class AgentCells {

  /** The most units of a commodity that an agent may have. */
  static final int MOST_UNITS = 100;

  /** The most commodities that a file may name. */
  static final int MOST_COMMODITIES = 20;

  /** Beyond, sums of money would lose those of the others. */
  private static final double MOST_MONEY = 1e9;

  private final AgentProblems problems;
  private final List<String> commodities = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  AgentCells(AgentProblems problems) {
    this.problems = problems;
  }

  /** Returns the commodities met so far, in the order of the file; grows as rows are read. */
  List<String> commodities() {
    return commodities;
  }

  /** Returns the number of the row's commodity, or a negative number after a problem. */
  int commodity(AgentRows rows) {
    if (rows.has(Column.COMMODITY) && !isGiven(rows, Column.COMMODITY)) {
      return -1;
    }
    String found = rows.text(Column.COMMODITY);
    Integer known = numbers.get(found);
    if (known != null) {
      return known;
    }
    if (commodities.size() == MOST_COMMODITIES) {
      problem(
          rows,
          "commodity must be one of the %d before it, the most that a file may name, got %s"
              .formatted(MOST_COMMODITIES, Texts.shown(found)));
      return -1;
    }
    numbers.put(found, commodities.size());
    commodities.add(found);
    return commodities.size() - 1;
  }

  /** Returns the number of the row's unit, or zero after a problem. */
  int unit(AgentRows rows) {
    if (!rows.has(Column.UNIT)) {
      return 1;
    }
    if (!isGiven(rows, Column.UNIT)) {
      return 0;
    }
    double unit = rows.number(Column.UNIT);
    boolean named = rows.has(Column.AGENT);
    int most = named ? MOST_UNITS : 1;
    if (unit >= 1 && unit <= most && unit == Math.rint(unit)) {
      return (int) unit;
    }
    problem(
        rows,
        "unit must be %s, got %s"
            .formatted(
                named
                    ? "a whole number from 1 to %d".formatted(MOST_UNITS)
                    : "1 in a file without a column 'agent', which tells whose units they are",
                Texts.shown(rows.text(Column.UNIT))));
    return 0;
  }

  /** Returns the cost or value of a row, or NaN after a problem. */
  double amount(AgentRows rows, Side side) {
    Column own = side == Side.SELLER ? Column.COST : Column.VALUE;
    Column other = side == Side.SELLER ? Column.VALUE : Column.COST;
    String name = AgentReader.spelling(side);
    if (!rows.text(other).isEmpty()) {
      problem(
          rows,
          "%s must be empty for a %s, got %s"
              .formatted(other.spelling(), name, Texts.shown(rows.text(other))));
    }
    double amount = rows.number(own);
    if (Math.abs(amount) <= MOST_MONEY) {
      return amount;
    }
    String found = Texts.shown(rows.text(own));
    if (Double.isFinite(amount)) {
      problem(rows, "%s must lie in [-10^9, 10^9], got %s".formatted(own.spelling(), found));
    } else if (rows.text(own).isEmpty()) {
      problem(rows, "%s must be given for a %s".formatted(own.spelling(), name));
    } else {
      problem(rows, "%s must be a finite number, got %s".formatted(own.spelling(), found));
    }
    return Double.NaN;
  }

  /** Tells whether a row has a value in a column; reports that it has none. */
  boolean isGiven(AgentRows rows, Column column) {
    boolean given = !rows.text(column).isEmpty();
    if (!given) {
      problem(rows, column.spelling() + " must be given, as the file has a column for it");
    }
    return given;
  }

  private void problem(AgentRows rows, String problem) {
    problems.add(rows.place() + ": " + problem);
  }
}
