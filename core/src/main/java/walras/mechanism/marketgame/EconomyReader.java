package walras.mechanism.marketgame;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import walras.environment.SignalModel;
import walras.kernel.Field;
import walras.study.Counted;

/** Reads and validates the environment of a market game. */
final class EconomyReader {

  /** Prices beyond this leave no room for products of prices and amounts. */
  private static final double LARGEST_LOG_PRICE = 300;

  private static final String ENTRY_FEE = "entry-fee";
  private static final String TWICE_KAPPA = "twice-kappa";

  private final Field environment;

  EconomyReader(Field environment) {
    this.environment = environment;
  }

  /** Reads the market, with the offers of a continuum in the one-stage benchmark. */
  Optional<MarketGameMarket> read(Tolerances tolerances) {
    return read(tolerances, OneStageRule.CONTINUUM);
  }

  /**
   * Reads the market.
   *
   * @param tolerances what the study allows an outcome to miss of efficiency
   * @param rule which offers the one-stage benchmark makes
   */
  Optional<MarketGameMarket> read(Tolerances tolerances, OneStageRule rule) {
    Optional<SignalModel> model = SignalModel.read(environment);
    Goods endowment = goods("endowment", "endowment of every agent");
    Goods kappa =
        goods("kappa", "exogenous offer per active agent; without it no trade is an equilibrium");
    double scale = scale();
    BigDecimal eta = eta();
    Tastes tastes = tastes();
    boolean fee = hasFee();
    ScanReader scan = new ScanReader(environment.at("scan"));
    ScanRange range = scan.range();
    if (model.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    Goods scaled = new Goods(scale * kappa.q(), scale * kappa.r());
    Economy free = new Economy(model.get(), tastes, endowment, scaled, eta);
    if (fee && !leavesEndowments(free)) {
      return Optional.empty();
    }
    Economy economy = fee ? free.withEntryFee() : free;
    if (!hasPrices(economy)) {
      return Optional.empty();
    }
    EconomyChecks checks = new EconomyChecks(economy, environment);
    if (!checks.separates()) {
      return Optional.empty();
    }
    checks.warn();
    return Optional.of(new MarketGameMarket(economy, tolerances, rule, range, checks.assumptions()))
        .filter(scan::changesSign);
  }

  private boolean hasFee() {
    Field field = environment.at(ENTRY_FEE);
    return field.isPresent() && field.oneOf(List.of("none", TWICE_KAPPA)).equals(TWICE_KAPPA);
  }

  /** Tells whether the entry fee leaves something of both endowments; reports where it does not. */
  private boolean leavesEndowments(Economy economy) {
    boolean q = leavesSomething("q", 2 * economy.kappa().q(), economy.owned().q());
    boolean r = leavesSomething("r", 2 * economy.kappa().r(), economy.owned().r());
    return q && r;
  }

  private boolean leavesSomething(String good, double fee, double endowment) {
    if (fee < endowment) {
      return true;
    }
    environment
        .at(ENTRY_FEE)
        .problem(
            ("takes 2 kappa.%s = %s of an endowment of %s and leaves nothing to trade;"
                    + " choose kappa.%s below %s")
                .formatted(good, fee, endowment, good, endowment / 2));
    return false;
  }

  private Goods goods(String key, String meaning) {
    Field field = environment.at(key);
    return new Goods(positive(field.at("q"), meaning), positive(field.at("r"), meaning));
  }

  private double scale() {
    Field field = environment.at("kappa-scale");
    return field.isPresent() ? positive(field, "factor on both parts of kappa") : 1;
  }

  private static double positive(Field field, String meaning) {
    double value = field.number();
    if (field.sound() && !(value > 0)) {
      field.mustBe("be positive (%s)".formatted(meaning));
    }
    return value;
  }

  /** Reads {@code eta}, for which {@code inactive-share} is another name. */
  private BigDecimal eta() {
    Field alias = environment.at("inactive-share");
    Field field = environment.at("eta");
    if (alias.isPresent() && field.isPresent()) {
      alias.problem("is another name of eta, give only one of them");
    }
    Field given = alias.isPresent() ? alias : field;
    BigDecimal eta = given.decimal();
    if (given.sound() && !(eta.signum() > 0 && eta.compareTo(BigDecimal.ONE) < 0)) {
      given.mustBe("lie in (0, 1) (share of inactive agents)");
    }
    return eta;
  }

  private Tastes tastes() {
    Field utility = environment.at("utility");
    List<Field> types = environment.at("types").items();
    Field rows = utility.at("weights");
    List<String> states = states(rows);
    double[][] weights = new double[states.size()][];
    for (int z = 0; z < weights.length; z++) {
      weights[z] = weights(rows.at(states.get(z)), states.get(z), types);
    }
    return new Tastes(rho(utility.at("rho"), types), weights);
  }

  /** Returns the names of the states, or those that rows have where the names are not sound. */
  private List<String> states(Field rows) {
    Field states = environment.at("states");
    return states.sound() ? states.items().stream().map(Field::text).toList() : rows.keys();
  }

  private double[] weights(Field row, String state, List<Field> types) {
    List<Field> items = row.items();
    if (row.sound() && environment.at("types").sound() && items.size() != types.size()) {
      row.problem(wrongLength(items.size(), types));
    }
    double[] values = new double[items.size()];
    for (int x = 0; x < values.length; x++) {
      values[x] = items.get(x).number();
      if (items.get(x).sound() && !(values[x] > 0 && values[x] < 1)) {
        String type = x < types.size() ? types.get(x).text() : "";
        items
            .get(x)
            .mustBe(
                "lie in (0, 1) (weight of good q for type '%s' in state '%s')"
                    .formatted(type, state));
      }
    }
    return values;
  }

  private double[] rho(Field field, List<Field> types) {
    if (!field.isList()) {
      double[] same = new double[types.size()];
      Arrays.fill(same, rho(field));
      return same;
    }
    List<Field> items = field.items();
    if (environment.at("types").sound() && items.size() != types.size()) {
      field.problem(wrongLength(items.size(), types) + "; one number serves all types");
    }
    double[] values = new double[items.size()];
    for (int x = 0; x < values.length; x++) {
      values[x] = rho(items.get(x));
    }
    return values;
  }

  private static double rho(Field field) {
    double value = field.number();
    if (field.sound() && !(value < 1)) {
      field.mustBe("be below 1 (substitution parameter; 0 is logarithmic utility)");
    }
    return value;
  }

  /** Tells whether the prices at which types do not trade, and so all others, are doubles. */
  private boolean hasPrices(Economy economy) {
    for (int z = 0; z < economy.states(); z++) {
      for (int x = 0; x < economy.types(); x++) {
        double logPrice = economy.logAutarky(x, economy.tastes().weight(z, x));
        if (!(Math.abs(logPrice) <= LARGEST_LOG_PRICE)) {
          environment
              .at("utility")
              .at("rho")
              .problem(
                  ("type '%s' in state '%s' would not trade at a price of exp(%s), which is beyond"
                          + " exp(%s); choose a larger rho or endowments nearer to each other")
                      .formatted(
                          economy.model().types().get(x),
                          economy.model().states().get(z),
                          Math.rint(logPrice),
                          LARGEST_LOG_PRICE));
          return false;
        }
      }
    }
    return true;
  }

  private static String wrongLength(int length, List<Field> types) {
    List<String> names = types.stream().map(Field::text).toList();
    return Counted.wrongLength(length, names.size(), "type", "types")
        + ": "
        + String.join(", ", names);
  }
}
