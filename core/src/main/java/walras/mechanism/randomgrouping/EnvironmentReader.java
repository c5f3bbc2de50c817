package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;
import walras.environment.ValueLawReader;
import walras.kernel.Field;

/** Reads and validates the environment of random grouping. */
final class EnvironmentReader {

  /** Price indices are ints with room for sums of two. */
  private static final int MOST_STEPS = 1_000_000_000;

  private final Field environment;

  EnvironmentReader(Field environment) {
    this.environment = environment;
  }

  Optional<Environment> read() {
    int steps = steps(environment.at("T"));
    TieRule tie = tie(environment.at("tie"));
    PriceRule rule = rule(environment.at("rule"));
    Optional<ValueLaw> cost = ValueLawReader.read(environment.at("cost"));
    Optional<ValueLaw> value = ValueLawReader.read(environment.at("value"));
    BigDecimal eps = eps(environment.at("eps"));
    if (cost.isEmpty() || value.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    if (cost.get() instanceof DiscreteLaw != value.get() instanceof DiscreteLaw) {
      environment
          .at("value")
          .problem(
              "costs and values must both be discrete or both be continuous, but only the %s are"
                      .formatted(cost.get() instanceof DiscreteLaw ? "costs" : "values")
                  + " discrete");
      return Optional.empty();
    }
    Environment read = new Environment(steps, tie, rule, cost.get(), value.get(), eps);
    Field tieField = environment.at("tie");
    if (!tieField.isPresent()) {
      GroupingChecks.tieMatters(read).ifPresent(tieField::warning);
    }
    return Optional.of(read);
  }

  private static int steps(Field field) {
    BigDecimal steps = field.decimal();
    boolean whole = steps.stripTrailingZeros().scale() <= 0;
    if (field.sound()
        && (!whole || steps.signum() <= 0 || steps.compareTo(BigDecimal.valueOf(MOST_STEPS)) > 0)) {
      field.mustBe(
          "be a whole number from 1 to %d (steps of the grid of prices 0, 1/T, ..., 1)"
              .formatted(MOST_STEPS));
    }
    return field.sound() ? steps.intValueExact() : 1;
  }

  private static TieRule tie(Field field) {
    return chosen(field, List.of(TieRule.values()), TieRule::spelling, TieRule.MAX);
  }

  private static PriceRule rule(Field field) {
    return chosen(field, List.of(PriceRule.values()), PriceRule::spelling, PriceRule.MIDDLE);
  }

  private static <T> T chosen(
      Field field, List<T> choices, Function<T, String> spelling, T otherwise) {
    if (!field.isPresent()) {
      return otherwise;
    }
    String name = field.oneOf(choices.stream().map(spelling).toList());
    return choices.stream()
        .filter(choice -> spelling.apply(choice).equals(name))
        .findFirst()
        .orElse(otherwise);
  }

  private static @Nullable BigDecimal eps(Field field) {
    if (!field.isPresent()) {
      return null;
    }
    BigDecimal eps = field.decimal();
    if (field.sound() && !(eps.signum() > 0)) {
      field.mustBe("be positive (loss of surplus per agent, and distance of prices, allowed)");
    }
    return eps;
  }
}
