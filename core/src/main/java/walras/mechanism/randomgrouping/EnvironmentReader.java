package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;
import walras.environment.ValueLawReader;
import walras.kernel.Field;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;

/** Reads and validates the environment of random grouping. */
final class EnvironmentReader {

  private final Field environment;

  EnvironmentReader(Field environment) {
    this.environment = environment;
  }

  Optional<Environment> read() {
    Grid grid = GridReader.read(environment);
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
    Environment read = new Environment(grid, cost.get(), value.get(), eps);
    Field tieField = environment.at("tie");
    if (!tieField.isPresent()) {
      GroupingChecks.tieMatters(read).ifPresent(tieField::warning);
    }
    return Optional.of(read);
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
