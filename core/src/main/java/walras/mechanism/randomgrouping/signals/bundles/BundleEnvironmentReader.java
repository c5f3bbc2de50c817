package walras.mechanism.randomgrouping.signals.bundles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.environment.NamedProbabilities;
import walras.kernel.Field;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.SignalEnvironmentReader;
import walras.study.Counted;

/**
 * Reads and validates environments with two commodities: lists of values and costs per commodity,
 * and what both commodities together are worth to buyers.
 */
public final class BundleEnvironmentReader {

  private static final int COMMODITIES = 2;

  /** The regions of prices that limits are found from grow with the square of the signals. */
  private static final int MOST_SIGNALS = 16;

  /** A replication goes through all prices of the first commodity. */
  private static final int MOST_STEPS = 10_000;

  private final Field field;

  private final int branches;

  private BundleEnvironmentReader(Field field, int branches) {
    this.field = field;
    this.branches = branches;
  }

  /** Tells whether an environment has more than one commodity. */
  public static boolean isMeant(Field field) {
    return isMeant(field.at("buyers"), "values") || isMeant(field.at("sellers"), "costs");
  }

  private static boolean isMeant(Field side, String moneyName) {
    return side.isMapping()
        && (side.at("both").isPresent() || listsCommodities(side.at(moneyName)));
  }

  /** Looks at the first signal of the first state. */
  private static boolean listsCommodities(Field money) {
    boolean perState = money.isMapping() && !money.keys().isEmpty();
    Field list = perState ? money.at(money.keys().get(0)) : money;
    List<Field> signals = list.isList() ? list.items() : List.of();
    List<Field> entries =
        !signals.isEmpty() && signals.get(0).isList() ? signals.get(0).items() : List.of();
    return entries.size() > 1 && entries.get(0).isList();
  }

  /**
   * Reads an environment.
   *
   * @param branches how many branches of the lottery have the probability {@code eta}
   * @return the environment, or nothing if a problem was reported
   */
  public static Optional<BundleEnvironment> read(Field field, int branches) {
    return new BundleEnvironmentReader(field, branches).read();
  }

  private Optional<BundleEnvironment> read() {
    Field ofSellers = field.at("sellers");
    if (ofSellers.isMapping() && ofSellers.at("both").isPresent()) {
      ofSellers
          .at("both")
          .problem(
              "does not go with sellers: they are rationed and forced commodity by commodity, so"
                  + " their costs add up; leave it out");
    }
    Optional<SignalEnvironment> read =
        SignalEnvironmentReader.read(field, branches).filter(this::hasPairs);
    if (read.isEmpty()) {
      skip(field.at("buyers"));
      return Optional.empty();
    }
    Field together = field.at("buyers").at("both");
    BundleEnvironment environment = new BundleEnvironment(read.get(), both(together, read.get()));
    return field.sound() ? Optional.of(environment) : Optional.empty();
  }

  /** Asks for what cannot be judged. */
  private static void skip(Field buyers) {
    if (buyers.isMapping() && buyers.at("both").isMapping()) {
      buyers.at("both").keys().forEach(buyers.at("both")::at);
    }
  }

  private boolean hasPairs(SignalEnvironment environment) {
    Field values = field.at("buyers").at("values");
    if (environment.commodities() == 1) {
      field
          .at("buyers")
          .at("both")
          .problem(
              "says what two commodities are worth together, but values are of one; write [[v1],"
                  + " [v2]] for a signal");
      return false;
    }
    if (environment.commodities() != COMMODITIES || environment.units() != 1) {
      values.problem(
          "gives %s of each of %s, but this mechanism simulates one unit of each"
                  .formatted(
                      Counted.of(environment.units(), "unit"),
                      Counted.of(environment.commodities(), "commodity", "commodities"))
              + " of two commodities, written [[v1], [v2]] for a signal, or one commodity");
    }
    few(field.at("sellers").at("costs"), environment.sellers());
    few(values, environment.buyers());
    if (environment.steps() > MOST_STEPS) {
      field.at("T").mustBe("be at most %d with two commodities".formatted(MOST_STEPS));
    }
    return field.sound();
  }

  private static void few(Field money, Side side) {
    if (side.signals() > MOST_SIGNALS) {
      money.problem(
          "must have from 1 to %d signals with two commodities, got %d"
              .formatted(MOST_SIGNALS, side.signals()));
    }
  }

  /** Reads what both commodities together are worth, by state; the sum where it is left out. */
  private static List<List<BigDecimal>> both(Field field, SignalEnvironment environment) {
    List<List<BigDecimal>> both = new ArrayList<>();
    for (int state = 0; state < environment.states().size(); state++) {
      both.add(
          field.isPresent()
              ? values(perState(field, environment.states().get(state)), environment.buyers())
              : sums(environment.buyers(), state));
    }
    return both;
  }

  private static Field perState(Field field, String state) {
    return field.isMapping() ? field.at(state) : field;
  }

  private static List<BigDecimal> values(Field list, Side buyers) {
    List<BigDecimal> values = new ArrayList<>();
    for (Field item : list.items()) {
      values.add(item.decimal());
    }
    if (list.sound()) {
      NamedProbabilities.fits(list, values.size(), "signal", buyers.model().types());
    }
    return values;
  }

  private static List<BigDecimal> sums(Side buyers, int state) {
    List<BigDecimal> sums = new ArrayList<>();
    for (int signal = 0; signal < buyers.signals(); signal++) {
      sums.add(buyers.money(state, signal, 0, 0).add(buyers.money(state, signal, 1, 0)));
    }
    return sums;
  }
}
