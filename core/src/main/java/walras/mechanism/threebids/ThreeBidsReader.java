package walras.mechanism.threebids;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.kernel.Field;

/** Reads and validates the environment of the three-bid mechanism. */
final class ThreeBidsReader {

  private static final int FEWEST_GROUPS = 3;
  private static final int MOST_GROUPS = 10_000;
  private static final int USUAL_GROUPS = 10;
  private static final int MOST_PER_N = 1000;
  private static final double USUAL_PRICE_TOLERANCE = 0.01;
  private static final double USUAL_TRANSFER_TOLERANCE = 0.05;

  /** From here on the paper's proof of dominance does not cover the random fixed price rule. */
  private static final double PAPER_EPSILON = 1.0 / 6;

  private final Field environment;

  ThreeBidsReader(Field environment) {
    this.environment = environment;
  }

  Optional<ThreeBidsEnvironment> read() {
    Rules rules =
        new Rules(
            groups(environment.at("groups")),
            perN(environment.at("sellers-per-n"), "sellers"),
            perN(environment.at("buyers-per-n"), "buyers"),
            epsilon(environment.at("epsilon")));
    Tolerances tolerances =
        new Tolerances(
            tolerance(environment.at("tie-tolerance"), 0),
            tolerance(environment.at("price-tolerance"), USUAL_PRICE_TOLERANCE),
            tolerance(environment.at("transfer-tolerance"), USUAL_TRANSFER_TOLERANCE));
    Selection selection = selection(environment.at("selection"));
    String state = environment.at("state").isPresent() ? environment.at("state").text() : "";
    Optional<Economy> economy = new EconomyReader(environment).read();
    if (economy.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    int fixed = state(environment.at("state"), state, economy.get().model().states());
    if (!environment.sound()) {
      return Optional.empty();
    }
    ThreeBidsEnvironment read =
        new ThreeBidsEnvironment(economy.get(), rules, tolerances, fixed, selection);
    new AssumptionReader(environment, read).check();
    return environment.sound() ? Optional.of(read) : Optional.empty();
  }

  private static int groups(Field field) {
    if (!field.isPresent()) {
      return USUAL_GROUPS;
    }
    return whole(
        field,
        FEWEST_GROUPS,
        MOST_GROUPS,
        "be a whole number from %d to %d (groups in the ring): with 1 or 2 groups a first bid moves"
            + " the bidder's own trading price");
  }

  private static int perN(Field field, String agents) {
    return field.isPresent()
        ? whole(
            field,
            1,
            MOST_PER_N,
            "be a whole number from %d to %d (" + agents + " in a group are n times this number)")
        : 1;
  }

  private static int whole(Field field, int least, int most, String rule) {
    BigDecimal number = field.decimal();
    boolean isWhole = number.stripTrailingZeros().scale() <= 0;
    if (field.sound()
        && (!isWhole
            || number.compareTo(BigDecimal.valueOf(least)) < 0
            || number.compareTo(BigDecimal.valueOf(most)) > 0)) {
      field.mustBe(rule.formatted(least, most));
    }
    return field.sound() ? number.intValueExact() : least;
  }

  private static double epsilon(Field field) {
    double epsilon = field.number();
    if (!field.sound()) {
      return 0;
    }
    if (!(epsilon >= 0 && epsilon < 1)) {
      field.mustBe("lie in [0, 1): it is the probability of the random fixed price rule");
    } else if (epsilon == 0) {
      field.warning(
          "without the random fixed price rule (epsilon 0) bids are no longer dominant, and results"
              + " describe the price-taking rule alone");
    } else if (epsilon >= PAPER_EPSILON) {
      field.warning("the paper takes epsilon below 1/6");
    }
    return epsilon;
  }

  private static double tolerance(Field field, double usual) {
    if (!field.isPresent()) {
      return usual;
    }
    double tolerance = field.number();
    if (field.sound() && !(tolerance >= 0 && tolerance <= 1)) {
      field.mustBe("lie in [0, 1] (a distance of prices)");
    }
    return tolerance;
  }

  private static Selection selection(Field field) {
    if (!field.isPresent()) {
      return Selection.BOUNDED;
    }
    String name = field.oneOf(Stream.of(Selection.values()).map(Selection::spelling).toList());
    return Selection.CANONICAL.spelling().equals(name) ? Selection.CANONICAL : Selection.BOUNDED;
  }

  private static int state(Field field, String name, List<String> states) {
    if (!field.isPresent() || name.equals(ThreeBidsEnvironment.RANDOM_NAME)) {
      return ThreeBidsEnvironment.RANDOM;
    }
    field.oneOf(
        Stream.concat(states.stream(), Stream.of(ThreeBidsEnvironment.RANDOM_NAME)).toList());
    return states.indexOf(name);
  }
}
