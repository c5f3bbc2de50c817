package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.List;
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

  /** Reads an environment with one commodity, whose laws stand beside the grid. */
  Optional<Environment> read() {
    Capacity capacity = new Capacity(units(), 1);
    return read(GridReader.read(environment), environment, capacity, eps());
  }

  /**
   * Reads one commodity.
   *
   * @param commodity the field with its laws
   */
  Optional<Environment> read(
      Grid grid, Field commodity, Capacity capacity, @Nullable BigDecimal eps) {
    Agents agents = agents();
    Optional<ValueLaw> cost = ValueLawReader.read(commodity.at("cost"));
    Optional<ValueLaw> value = ValueLawReader.read(commodity.at("value"));
    if (cost.isEmpty() || value.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    if (cost.get() instanceof DiscreteLaw != value.get() instanceof DiscreteLaw) {
      commodity
          .at("value")
          .problem(
              "costs and values must both be discrete or both be continuous, but only the %s are"
                      .formatted(cost.get() instanceof DiscreteLaw ? "costs" : "values")
                  + " discrete");
      return Optional.empty();
    }
    Environment read = new Environment(grid, cost.get(), value.get(), capacity, agents, eps);
    if (read.isFixed() && !hasCounts(read)) {
      return Optional.empty();
    }
    Field tieField = environment.at("tie");
    if (!tieField.isPresent()) {
      GroupingChecks.tieMatters(read).ifPresent(tieField::warning);
    }
    return Optional.of(read);
  }

  /** Reads the number of units of each agent; one if left out, and after a problem. */
  int units() {
    Field field = environment.at("units");
    if (!field.isPresent()) {
      return 1;
    }
    long units = field.integer();
    if (field.sound() && (units < 1 || units > Capacity.MOST_UNITS)) {
      field.mustBe(
          "lie in [1, %d] (units of each commodity that an agent can trade)"
              .formatted(Capacity.MOST_UNITS));
    }
    return field.sound() ? (int) units : 1;
  }

  /** Reads what counts as no loss and no distance of prices. */
  @Nullable BigDecimal eps() {
    return GridReader.eps(environment);
  }

  /** Reads where the agents come from. */
  private Agents agents() {
    Field field = environment.at("population");
    if (!field.isPresent()) {
      return Agents.IID;
    }
    if (field.isMapping()) {
      field.keys().forEach(field::at);
      field.problem("stands beside the environment, not in it, where it names a file");
      return Agents.IID;
    }
    String name = field.oneOf(List.of(Agents.IID.spelling(), Agents.FIXED.spelling()));
    return name.equals(Agents.FIXED.spelling()) ? Agents.FIXED : Agents.IID;
  }

  /** Tells whether every type of a fixed population has a number of agents, or reports why not. */
  private boolean hasCounts(Environment read) {
    if (!read.isDiscrete() || !read.capacity().isOne()) {
      environment
          .at("population")
          .problem("fixed needs discrete laws of costs and values, and one unit of one commodity");
      return false;
    }
    hasCounts("cost", (DiscreteLaw) read.cost());
    hasCounts("value", (DiscreteLaw) read.value());
    return environment.sound();
  }

  private void hasCounts(String name, DiscreteLaw law) {
    if (FixedCounts.of(law).isEmpty()) {
      environment
          .at(name)
          .at("probabilities")
          .problem(
              "must be fractions that sum to 1 exactly, such as 1/3 or 0.25, with a common"
                  + " denominator of at most 10^12: a fixed population has whole numbers of"
                  + " agents");
    }
  }
}
