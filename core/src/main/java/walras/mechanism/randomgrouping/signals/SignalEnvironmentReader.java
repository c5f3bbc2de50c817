package walras.mechanism.randomgrouping.signals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import walras.environment.NamedProbabilities;
import walras.kernel.Field;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;
import walras.study.Counted;

/** Reads and validates what environments with signals have in common. */
public final class SignalEnvironmentReader {

  /** What the branches with one price for all may have together; fractions are rounded. */
  private static final BigDecimal MOST_OF_ALL = new BigDecimal("0.999999999");

  private SignalEnvironmentReader() {}

  /**
   * Reads an environment.
   *
   * @param branches how many branches of the lottery have the probability {@code eta}
   * @return the environment, or nothing if a problem was reported
   */
  public static Optional<SignalEnvironment> read(Field environment, int branches) {
    Grid grid = GridReader.read(environment);
    BigDecimal eta = eta(environment.at("eta"), branches);
    BigDecimal eps = GridReader.eps(environment);
    int units = units(environment.at("units"));
    Field stateField = environment.at("states");
    List<String> states = NamedProbabilities.names(stateField, 1, "state");
    double[] prior =
        stateField.sound()
            ? NamedProbabilities.prior(environment.at("prior"), states)
            : new double[0];
    if (!stateField.sound() || prior.length != states.size()) {
      skip(environment.at("sellers"));
      skip(environment.at("buyers"));
      skip(environment.at("prior"));
      return Optional.empty();
    }
    Optional<Side> sellers = SideReader.sellers(environment.at("sellers"), states, prior);
    Optional<Side> buyers = SideReader.buyers(environment.at("buyers"), states, prior);
    if (sellers.isEmpty() || buyers.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    if (isUnequal(environment, sellers.get(), buyers.get())
        || isOther(environment.at("units"), units, buyers.get().units())) {
      return Optional.empty();
    }
    return Optional.of(new SignalEnvironment(grid, sellers.get(), buyers.get(), eta, eps));
  }

  /** Reads the number of units of each agent; 0, for as many as are listed, if left out. */
  private static int units(Field field) {
    if (!field.isPresent()) {
      return 0;
    }
    long units = field.integer();
    if (field.sound() && (units < 1 || units > SideReader.MOST_UNITS)) {
      field.mustBe(
          "lie in [1, %d] (units that an agent can trade)".formatted(SideReader.MOST_UNITS));
    }
    return field.sound() ? (int) units : 0;
  }

  private static boolean isOther(Field field, int declared, int listed) {
    if (declared == 0 || declared == listed) {
      return false;
    }
    field.mustBe(
        "be %d, as many as costs and values list for each signal, or be left out"
            .formatted(listed));
    return true;
  }

  /** Asks for all fields below one, which cannot be judged without the states. */
  private static void skip(Field field) {
    if (field.isMapping()) {
      field.keys().forEach(key -> skip(field.at(key)));
    }
  }

  private static BigDecimal eta(Field field, int branches) {
    BigDecimal eta = field.decimal();
    if (field.sound()
        && (eta.signum() <= 0
            || eta.multiply(BigDecimal.valueOf(branches)).compareTo(MOST_OF_ALL) > 0)) {
      field.mustBe(
          "lie in (0, 1/%d): each of %d branches with one price for all has this probability, and"
                  .formatted(branches, branches)
              + " the branch that matters needs the rest");
    }
    return eta;
  }

  private static boolean isUnequal(Field environment, Side sellers, Side buyers) {
    if (sellers.commodities() == buyers.commodities() && sellers.units() == buyers.units()) {
      return false;
    }
    environment
        .at("sellers")
        .at("costs")
        .problem(
            ("has %s of each of %s, but buyers have values for %d of each of %d;"
                    + " sellers can only be forced to serve all demand if both sides are equal")
                .formatted(
                    Counted.of(sellers.units(), "unit"),
                    Counted.of(sellers.commodities(), "commodity", "commodities"),
                    buyers.units(),
                    buyers.commodities()));
    return true;
  }
}
