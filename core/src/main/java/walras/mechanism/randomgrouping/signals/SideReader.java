package walras.mechanism.randomgrouping.signals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.environment.NamedProbabilities;
import walras.environment.SignalModel;
import walras.kernel.Field;
import walras.study.Counted;

/** Reads and validates the sellers or the buyers. */
final class SideReader {

  static final int MOST_UNITS = 100;

  private final Field side;
  private final String moneyName;
  private final boolean isAscending;
  private final List<String> states;
  private final double[] prior;

  private SideReader(Field side, String moneyName, List<String> states, double[] prior) {
    this.side = side;
    this.moneyName = moneyName;
    this.states = states;
    this.prior = prior.clone();
    isAscending = "costs".equals(moneyName);
  }

  /** Reads the sellers. */
  static Optional<Side> sellers(Field side, List<String> states, double[] prior) {
    return new SideReader(side, "costs", states, prior).read();
  }

  /** Reads the buyers in the same way. */
  static Optional<Side> buyers(Field side, List<String> states, double[] prior) {
    return new SideReader(side, "values", states, prior).read();
  }

  private Optional<Side> read() {
    if (!side.isMapping()) {
      side.problem("must be a mapping with the fields probabilities and " + moneyName);
      return Optional.empty();
    }
    List<Field> rows = perState(side.at("probabilities"));
    List<Field> lists = perState(side.at(moneyName));
    List<String> signals = signals(rows);
    double[][] probabilities = new double[states.size()][];
    for (int z = 0; z < rows.size(); z++) {
      probabilities[z] = row(rows.get(z), signals, states.get(z));
    }
    List<Side.Money> money = new ArrayList<>();
    for (Field list : lists) {
      money.addAll(money(list, signals));
    }
    if (side.sound()) {
      sameShape(lists, money, signals.size());
    }
    return side.sound()
        ? Optional.of(new Side(SignalModel.of(states, prior, signals, probabilities), money))
        : Optional.empty();
  }

  /** Returns the entry of each state: one per name, or one list that holds in all states. */
  private List<Field> perState(Field field) {
    if (field.isList()) {
      return states.stream().map(state -> field).toList();
    }
    if (!field.isMapping()) {
      field.problem("must be a list with one entry per signal, or map each state to such a list");
      return List.of();
    }
    return states.stream().map(field::at).toList();
  }

  /** Returns the names of the signals; without any they are numbered. */
  private List<String> signals(List<Field> rows) {
    Field names = side.at("signals");
    if (names.isPresent()) {
      return NamedProbabilities.names(names, 1, "signal");
    }
    int count = rows.isEmpty() || !rows.get(0).isList() ? 0 : rows.get(0).items().size();
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  private double[] row(Field row, List<String> signals, String state) {
    double[] values = NamedProbabilities.numbers(row.items());
    if (row.sound()
        && side.at("signals").sound()
        && NamedProbabilities.fits(row, values.length, "signal", signals)) {
      NamedProbabilities.positive(
          row,
          values,
          x ->
              ("be positive (probability of signal '%s' in state '%s'): beliefs need every signal"
                      + " to be possible in every state")
                  .formatted(signals.get(x), state));
      NamedProbabilities.sumToOne(row, values);
    }
    return values;
  }

  private List<Side.Money> money(Field list, List<String> signals) {
    List<Field> items = list.items();
    if (list.sound() && side.at("signals").sound()) {
      NamedProbabilities.fits(list, items.size(), "signal", signals);
    }
    return items.stream().map(item -> new Side.Money(commodities(item))).toList();
  }

  /** Reads a number, a list of units, or a list with such a list per commodity. */
  private List<List<BigDecimal>> commodities(Field item) {
    if (!item.isList()) {
      return List.of(List.of(item.decimal()));
    }
    List<Field> entries = item.items();
    boolean perCommodity = !entries.isEmpty() && entries.get(0).isList();
    return perCommodity ? entries.stream().map(this::units).toList() : List.of(units(item));
  }

  private List<BigDecimal> units(Field list) {
    List<BigDecimal> read = new ArrayList<>();
    for (Field item : list.items()) {
      BigDecimal unit = item.decimal();
      if (list.sound() && !read.isEmpty()) {
        follows(item, unit, read.get(read.size() - 1));
      }
      read.add(unit);
    }
    if (list.sound() && (read.isEmpty() || read.size() > MOST_UNITS)) {
      list.problem("must list from 1 to %d units, got %d".formatted(MOST_UNITS, read.size()));
    }
    return read;
  }

  /** Asks that a unit be no better than the one before it. */
  private void follows(Field item, BigDecimal unit, BigDecimal before) {
    int order = unit.compareTo(before);
    if (isAscending ? order < 0 : order > 0) {
      item.mustBe(
          "be at %s the entry before it, %s (Condition 1: %s)"
              .formatted(
                  isAscending ? "least" : "most",
                  before.toPlainString(),
                  isAscending ? "costs do not decrease" : "values do not increase"));
    }
  }

  private static void sameShape(List<Field> lists, List<Side.Money> money, int signals) {
    List<List<BigDecimal>> first = money.get(0).byCommodity();
    for (int i = 1; i < money.size(); i++) {
      List<List<BigDecimal>> other = money.get(i).byCommodity();
      boolean same =
          other.size() == first.size()
              && other.stream().allMatch(units -> units.size() == first.get(0).size());
      if (!same) {
        lists
            .get(i / signals)
            .items()
            .get(i % signals)
            .problem(
                "must have the %s with %s each of the first signal"
                    .formatted(
                        Counted.of(first.size(), "commodity", "commodities"),
                        Counted.of(first.get(0).size(), "unit")));
        return;
      }
    }
  }
}
