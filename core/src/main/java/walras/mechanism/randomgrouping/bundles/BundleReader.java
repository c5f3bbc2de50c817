package walras.mechanism.randomgrouping.bundles;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;

/** Reads and validates environments that list types of sellers and buyers of bundles. */
public final class BundleReader {

  /** The regions of prices grow with the square of the types. */
  private static final int MOST_TYPES = 16;

  private static final BigDecimal MOST_MONEY = new BigDecimal(1000);
  private static final BigDecimal SUM_TOLERANCE = new BigDecimal("1e-9");
  private static final MathContext SHOWN = new MathContext(12);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final Field environment;

  private BundleReader(Field environment) {
    this.environment = environment;
  }

  /** Tells whether an environment lists types of bundles. */
  public static boolean isMeant(Field environment) {
    return environment.at("sellers").isPresent() || environment.at("buyers").isPresent();
  }

  /** Reads a market; nothing if a problem was reported. */
  public static Optional<Market> read(Field environment) {
    return new BundleReader(environment).read().map(BundleMarket::new);
  }

  private Optional<Environment> read() {
    Grid grid = GridReader.read(environment);
    forbid("cost");
    forbid("value");
    List<AgentType> sellers = types(environment.at("sellers"), Side.SELLER);
    List<AgentType> buyers = types(environment.at("buyers"), Side.BUYER);
    BigDecimal eps = GridReader.eps(environment);
    if (!environment.sound()) {
      return Optional.empty();
    }
    Environment read = new Environment(grid, sellers, buyers, eps);
    Field tie = environment.at("tie");
    if (!tie.isPresent()) {
      BundleChecks.tieMatters(read).ifPresent(tie::warning);
    }
    return Optional.of(read);
  }

  private void forbid(String name) {
    Field field = environment.at(name);
    if (field.isPresent()) {
      field.problem(
          "does not go with sellers and buyers, which list what bundles cost and are worth; leave"
              + " out one or the other");
    }
  }

  private static List<AgentType> types(Field field, Side side) {
    List<AgentType> types = new ArrayList<>();
    Set<String> names = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Field item : field.items()) {
      AgentType type = type(item, side);
      if (item.at("name").sound() && !names.add(type.name())) {
        item.at("name").problem("name %s is listed twice".formatted(type.name()));
      }
      sum = sum.add(type.probability());
      types.add(type);
    }
    if (field.sound() && (types.isEmpty() || types.size() > MOST_TYPES)) {
      field.problem("must list from 1 to %d types, got %d".formatted(MOST_TYPES, types.size()));
    }
    if (field.sound() && sum.subtract(BigDecimal.ONE).abs().compareTo(SUM_TOLERANCE) > 0) {
      field.problem(
          "probabilities must sum to 1 within 1e-9, but the sum is %s; they are not rescaled"
              .formatted(sum.round(SHOWN).stripTrailingZeros().toPlainString()));
    }
    return types;
  }

  private static AgentType type(Field item, Side side) {
    Field name = item.at("name");
    String called = name.text();
    if (name.sound() && !NAME.matcher(called).matches()) {
      name.mustBe("be lower-case letters, digits and _, a letter first: it stands in metrics");
    }
    Field probability = item.at("probability");
    BigDecimal share = probability.decimal();
    if (probability.sound() && share.signum() <= 0) {
      probability.mustBe("be positive; leave out a type that never occurs");
    }
    List<BigDecimal> single = single(item.at(side == Side.BUYER ? "values" : "costs"));
    Field together = item.at("both");
    BigDecimal both = together.isPresent() ? money(together) : single.get(0).add(single.get(1));
    return new AgentType(side, called, share, single.get(0), single.get(1), both);
  }

  /** Reads what one unit of each commodity is worth alone. */
  private static List<BigDecimal> single(Field field) {
    List<BigDecimal> single = new ArrayList<>();
    for (Field item : field.items()) {
      single.add(money(item));
    }
    if (field.sound() && single.size() != Bundle.COMMODITIES) {
      field.problem(
          "must list one number for each of the two commodities, got %d".formatted(single.size()));
    }
    return field.sound() ? single : List.of(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private static BigDecimal money(Field field) {
    BigDecimal money = field.decimal();
    if (field.sound() && money.abs().compareTo(MOST_MONEY) > 0) {
      field.mustBe("lie in [-1000, 1000], where prices lie in [0, 1]");
    }
    return money;
  }
}
