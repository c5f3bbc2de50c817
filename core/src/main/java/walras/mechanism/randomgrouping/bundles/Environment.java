package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Who trades which bundles on which grid.
 *
 * @param grid the prices of either commodity and the rules that decide on them
 * @param sellers the types of sellers
 * @param buyers the types of buyers
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
record Environment(
    Grid grid, List<AgentType> sellers, List<AgentType> buyers, @Nullable BigDecimal eps)
    implements Serializable {

  /** Copies the lists. */
  Environment {
    sellers = List.copyOf(sellers);
    buyers = List.copyOf(buyers);
  }

  void describe(Details details) {
    grid.describe(details);
    describe(sellers, details.at("sellers"));
    describe(buyers, details.at("buyers"));
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
  }

  private static void describe(List<AgentType> types, Details details) {
    details
        .put("names", types.stream().map(AgentType::name).toList())
        .put("probabilities", texts(types, AgentType::probability))
        .put("first", texts(types, AgentType::first))
        .put("second", texts(types, AgentType::second))
        .put("both", texts(types, AgentType::both));
  }

  private static List<String> texts(List<AgentType> types, Function<AgentType, BigDecimal> number) {
    return types.stream().map(type -> number.apply(type).stripTrailingZeros().toString()).toList();
  }

  /** Returns the types of a side. */
  List<AgentType> types(Side side) {
    return side == Side.SELLER ? sellers : buyers;
  }

  /** Returns all types, sellers first. */
  List<AgentType> types() {
    return Stream.concat(sellers.stream(), buyers.stream()).toList();
  }

  /** Tells whether all types satisfy Condition 1. */
  boolean isSeparable() {
    return types().stream().allMatch(AgentType::isSeparable);
  }

  /** Returns this environment with another tie rule. */
  Environment with(TieRule other) {
    return new Environment(grid.with(other), sellers, buyers, eps);
  }

  /** Returns the price at an index. */
  double price(int index) {
    return grid.price(index);
  }
}
