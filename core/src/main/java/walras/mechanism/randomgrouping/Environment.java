package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;
import walras.kernel.Details;

/**
 * Who trades what on which grid: sellers with one unit and buyers who want one.
 *
 * @param steps the number T of steps of the grid of prices 0, 1/T, ..., 1
 * @param tie what agents announce where they do not care
 * @param rule which price is taken of those that balance a market best
 * @param cost the law of costs
 * @param value the law of values
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
record Environment(
    int steps, TieRule tie, PriceRule rule, ValueLaw cost, ValueLaw value, @Nullable BigDecimal eps)
    implements Serializable {

  void describe(Details details) {
    details.put("T", (long) steps).put("tie", tie.spelling()).put("rule", rule.spelling());
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

  /** Returns this environment with another tie rule. */
  Environment with(TieRule other) {
    return new Environment(steps, other, rule, cost, value, eps);
  }

  /** Returns the price at an index. */
  double price(int index) {
    return (double) index / steps;
  }
}
