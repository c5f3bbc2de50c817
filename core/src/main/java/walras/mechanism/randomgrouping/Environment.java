package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Who trades what on which grid: sellers with some units of one commodity and buyers who want as
 * many, with independent costs and values of one law each.
 *
 * @param grid the prices and the rules that decide on them
 * @param cost the law of costs
 * @param value the law of values
 * @param capacity how much every agent can trade, of this commodity and others
 * @param agents where the agents come from; fixed ones have discrete laws and one unit
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
record Environment(
    Grid grid,
    ValueLaw cost,
    ValueLaw value,
    Capacity capacity,
    Agents agents,
    @Nullable BigDecimal eps)
    implements Serializable {

  void describe(Details details) {
    grid.describe(details);
    describeLaws(details);
    describeCommon(details);
  }

  /** Writes the laws of costs and values. */
  void describeLaws(Details details) {
    cost.describe(details.at("cost"));
    value.describe(details.at("value"));
  }

  /** Writes what is neither the grid nor a law. */
  void describeCommon(Details details) {
    if (capacity.units() > 1) {
      details.put("units", (long) capacity.units());
    }
    if (isFixed()) {
      details.put("population", agents.spelling());
    }
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
  }

  /** Tells whether costs and values have finitely many types; else both are continuous. */
  boolean isDiscrete() {
    return cost instanceof DiscreteLaw;
  }

  /** Returns the number of units of each agent. */
  int units() {
    return capacity.units();
  }

  /** Tells whether the agents are the same in every replication. */
  boolean isFixed() {
    return agents == Agents.FIXED;
  }

  /** Returns how many sellers have each cost; costs are discrete and agents fixed. */
  FixedCounts sellers() {
    return FixedCounts.of((DiscreteLaw) cost).orElseThrow();
  }

  /** Returns how many buyers have each value; values are discrete and agents fixed. */
  FixedCounts buyers() {
    return FixedCounts.of((DiscreteLaw) value).orElseThrow();
  }

  /** Returns the number T of steps of the grid. */
  int steps() {
    return grid.steps();
  }

  /** Returns what agents announce where they do not care. */
  TieRule tie() {
    return grid.tie();
  }

  /** Returns which price is taken of those that balance a market best. */
  PriceRule rule() {
    return grid.rule();
  }

  /** Returns this environment with another tie rule. */
  Environment with(TieRule other) {
    return new Environment(grid.with(other), cost, value, capacity, agents, eps);
  }

  /** Returns the largest cost, value or price in absolute value. */
  double largestMoney() {
    double costs = Math.max(Math.abs(cost.least()), Math.abs(cost.greatest()));
    double values = Math.max(Math.abs(value.least()), Math.abs(value.greatest()));
    return Math.max(1, Math.max(costs, values));
  }

  /** Returns the price at an index. */
  double price(int index) {
    return grid.price(index);
  }
}
