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
 * Who trades what on which grid: sellers with one unit and buyers who want one.
 *
 * @param grid the prices and the rules that decide on them
 * @param cost the law of costs
 * @param value the law of values
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
record Environment(Grid grid, ValueLaw cost, ValueLaw value, @Nullable BigDecimal eps)
    implements Serializable {

  void describe(Details details) {
    grid.describe(details);
    cost.describe(details.at("cost"));
    value.describe(details.at("value"));
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
  }

  /** Tells whether costs and values have finitely many types; else both are continuous. */
  boolean isDiscrete() {
    return cost instanceof DiscreteLaw;
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
    return new Environment(grid.with(other), cost, value, eps);
  }

  /** Returns the price at an index. */
  double price(int index) {
    return grid.price(index);
  }
}
