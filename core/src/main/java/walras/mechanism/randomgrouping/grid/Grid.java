package walras.mechanism.randomgrouping.grid;

import java.io.Serializable;
import walras.kernel.Details;

/**
 * The prices 0, 1/T, ..., 1 and the rules that decide on it.
 *
 * @param steps the number T of steps, from 1 to 10^9
 * @param tie what agents announce where they do not care
 * @param rule which price is taken of those that balance a market best
 */
public record Grid(int steps, TieRule tie, PriceRule rule) implements Serializable {

  /** Writes the fields under their names in studies. */
  public void describe(Details details) {
    details.put("T", (long) steps).put("tie", tie.spelling()).put("rule", rule.spelling());
  }

  /** Returns this grid with another tie rule. */
  public Grid with(TieRule other) {
    return new Grid(steps, other, rule);
  }

  /** Returns the price at an index. */
  public double price(int index) {
    return (double) index / steps;
  }
}
