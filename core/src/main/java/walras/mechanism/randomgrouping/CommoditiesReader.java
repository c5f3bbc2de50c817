package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;

/** Reads and validates an environment with a list of commodities. */
final class CommoditiesReader {

  private final Field environment;
  private final Field list;

  CommoditiesReader(Field environment) {
    this.environment = environment;
    list = environment.at("commodities");
  }

  /** Reads the market; one commodity in a list is the same as one beside the grid. */
  Optional<Market> read() {
    for (String key : List.of("cost", "value")) {
      if (environment.at(key).isPresent()) {
        environment.at(key).problem("stands in each of the commodities if these are listed");
      }
    }
    List<Field> items = list.items();
    if (list.sound() && (items.isEmpty() || items.size() > Capacity.MOST_COMMODITIES)) {
      list.problem(
          "must list 1 to %d commodities, got %d"
              .formatted(Capacity.MOST_COMMODITIES, items.size()));
    }
    List<String> names = names(items);
    List<Environment> commodities = commodities(items);
    if (!environment.sound()) {
      return Optional.empty();
    }
    return Optional.of(
        commodities.size() == 1
            ? new RandomGroupingMarket(commodities.get(0))
            : CommoditiesMarket.of(names, commodities));
  }

  private static List<String> names(List<Field> items) {
    List<String> names = new ArrayList<>();
    for (Field item : items) {
      Field field = item.at("name");
      String name = field.text();
      if (field.sound() && names.contains(name)) {
        field.problem("commodity %s is listed twice".formatted(name));
      }
      names.add(name);
    }
    return names;
  }

  private List<Environment> commodities(List<Field> items) {
    EnvironmentReader reader = new EnvironmentReader(environment);
    Grid grid = GridReader.read(environment);
    Capacity capacity = new Capacity(reader.units(), items.size());
    @Nullable BigDecimal eps = reader.eps();
    List<Environment> commodities = new ArrayList<>();
    for (Field item : items) {
      reader.read(grid, item, capacity, eps).ifPresent(commodities::add);
    }
    return commodities;
  }
}
