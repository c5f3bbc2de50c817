package walras.mechanism.randomgrouping.grid;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;

/** Reads and validates the fields {@code T}, {@code tie} and {@code rule} of an environment. */
public final class GridReader {

  /** Price indices are ints with room for sums of two. */
  private static final int MOST_STEPS = 1_000_000_000;

  private GridReader() {}

  /** Reads a grid; it holds stand-ins after a problem, which is reported to its field. */
  public static Grid read(Field environment) {
    return new Grid(
        steps(environment.at("T")), tie(environment.at("tie")), rule(environment.at("rule")));
  }

  /**
   * Reads the field {@code eps}: what counts as no loss and no distance of prices, or null where
   * the study does not say.
   */
  public static @Nullable BigDecimal eps(Field environment) {
    Field field = environment.at("eps");
    if (!field.isPresent()) {
      return null;
    }
    BigDecimal eps = field.decimal();
    if (field.sound() && !(eps.signum() > 0)) {
      field.mustBe("be positive (loss of surplus per agent, and distance of prices, allowed)");
    }
    return eps;
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
}
