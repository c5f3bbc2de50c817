package walras.agents;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import walras.kernel.Population;
import walras.study.Spelling;
import walras.study.Texts;

/** Reads the agents of a file, row by row, and finds everything that is wrong with them. */
final class AgentReader {

  /** Beyond, sums of money would lose those of the others. */
  private static final double MOST_MONEY = 1e9;

  /** The most agents that a file may have. */
  static final int MOST = 10_000_000;

  static final String SELLER = "seller";
  static final String BUYER = "buyer";

  /** How many names are held at once to be compared; of more, some are not shown. */
  private static final int MOST_COMPARED = 100_000;

  private final AgentProblems problems;
  private final long most;
  private final AmountTypes costs = new AmountTypes();
  private final AmountTypes values = new AmountTypes();
  private final AgentNames names = new AgentNames();
  private String commodity = "";

  /**
   * Creates a reader of one file.
   *
   * @param most how many rows it may have, at most {@link #MOST}
   */
  AgentReader(AgentProblems problems, long most) {
    this.problems = problems;
    this.most = most;
  }

  /** Returns what is wrong with a number of rows. */
  static String tooMany(long most, String found) {
    return "must have at most %d rows, got %s".formatted(most, found);
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
      String sha256 = rows.sha256();
      findRepeated(file);
      return population(sha256, count);
    }
  }

  private Population population(String sha256, long rows) {
    long[] sellers = costs.merge();
    long[] buyers = values.merge();
    return new Population(sha256, rows, costs.amounts(), sellers, values.amounts(), buyers);
  }

  private void row(AgentRows rows) {
    Optional<String> defect = rows.defect();
    if (defect.isPresent()) {
      problem(rows, defect.get());
      return;
    }
    name(rows);
    commodity(rows);
    unit(rows);
    switch (rows.text(Column.SIDE)) {
      case SELLER -> amount(rows, Column.COST, Column.VALUE, costs);
      case BUYER -> amount(rows, Column.VALUE, Column.COST, values);
      default -> unknownSide(rows);
    }
  }

  private void name(AgentRows rows) {
    if (rows.has(Column.AGENT) && isGiven(rows, Column.AGENT)) {
      names.add(rows.text(Column.AGENT));
    }
  }

  private void commodity(AgentRows rows) {
    if (!rows.has(Column.COMMODITY) || !isGiven(rows, Column.COMMODITY)) {
      return;
    }
    String found = rows.text(Column.COMMODITY);
    if (commodity.isEmpty()) {
      commodity = found;
    } else if (!found.equals(commodity)) {
      problem(
          rows,
          "commodity must be %s as before, one commodity for all agents, got %s"
              .formatted(Texts.shown(commodity), Texts.shown(found)));
    }
  }

  private void unit(AgentRows rows) {
    boolean given = rows.has(Column.UNIT) && isGiven(rows, Column.UNIT);
    if (given && rows.number(Column.UNIT) != 1) {
      problem(
          rows,
          "unit must be 1, one unit for each agent, got " + Texts.shown(rows.text(Column.UNIT)));
    }
  }

  private void amount(AgentRows rows, Column own, Column other, AmountTypes amounts) {
    String side = rows.text(Column.SIDE);
    if (!rows.text(other).isEmpty()) {
      problem(
          rows,
          "%s must be empty for a %s, got %s"
              .formatted(other.spelling(), side, Texts.shown(rows.text(other))));
    }
    double amount = rows.number(own);
    if (Math.abs(amount) <= MOST_MONEY) {
      amounts.add(amount);
    } else if (Double.isFinite(amount)) {
      problem(
          rows,
          "%s must lie in [-10^9, 10^9], got %s"
              .formatted(own.spelling(), Texts.shown(rows.text(own))));
    } else if (rows.text(own).isEmpty()) {
      problem(rows, "%s must be given for a %s".formatted(own.spelling(), side));
    } else {
      problem(
          rows,
          "%s must be a finite number, got %s"
              .formatted(own.spelling(), Texts.shown(rows.text(own))));
    }
  }

  private void unknownSide(AgentRows rows) {
    String found = rows.text(Column.SIDE);
    problem(
        rows,
        "side must be %s or %s, got %s%s"
            .formatted(
                SELLER,
                BUYER,
                found.isEmpty() ? "nothing" : Texts.shown(found),
                Spelling.suggestion(found, List.of(SELLER, BUYER))));
  }

  private boolean isGiven(AgentRows rows, Column column) {
    boolean given = !rows.text(column).isEmpty();
    if (!given) {
      problem(rows, column.spelling() + " must be given, as the file has a column for it");
    }
    return given;
  }

  /** Reads the file once more if names may stand twice, to say which and where. */
  private void findRepeated(AgentFormat file) throws IOException {
    long[] digests = names.repeated();
    if (digests.length == 0 || problems.areEnough()) {
      return;
    }
    Map<String, String> places = new HashMap<>();
    try (AgentRows rows = file.open()) {
      while (rows.next() && !problems.areEnough()) {
        String name = rows.text(Column.AGENT);
        if (rows.defect().isEmpty() && Arrays.binarySearch(digests, AgentNames.digest(name)) >= 0) {
          repeated(name, rows, places);
        }
      }
    }
  }

  private void repeated(String name, AgentRows rows, Map<String, String> places) {
    String first = places.get(name);
    if (first != null) {
      problem(
          rows,
          "agent %s stands twice, first at %s"
              .formatted(Texts.shown(name), first.replaceFirst("^(:|, )", "")));
    } else if (places.size() < MOST_COMPARED) {
      places.put(name, rows.place());
    }
  }

  private void problem(AgentRows rows, String problem) {
    problems.add(rows.place() + ": " + problem);
  }
}
