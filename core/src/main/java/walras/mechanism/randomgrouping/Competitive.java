package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.stream.Stream;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;

/**
 * The competitive outcome of infinitely many agents, without a grid: the prices at which the share
 * of sellers whose cost is at most the price and that of buyers whose value is at most the price
 * sum to one.
 *
 * @param lowest the lowest such price; where the sum jumps over one, the price of the jump
 * @param highest the highest one
 * @param surplus the largest surplus per agent
 */
record Competitive(double lowest, double highest, double surplus) implements Serializable {

  /** How far a sum of shares may be from one and still be one but for rounding. */
  static final double ROUNDING = 1e-12;

  private static final double SAME_PRICE = 1e-9;
  private static final int HALVINGS = 60;

  static Competitive of(Environment environment) {
    ValueLaw cost = environment.cost();
    ValueLaw value = environment.value();
    double lowest;
    double highest;
    if (environment.isDiscrete()) {
      double[] atoms = atoms((DiscreteLaw) cost, (DiscreteLaw) value);
      int at = 0;
      while (excess(cost, value, atoms[at]) < -ROUNDING) {
        at++;
      }
      lowest = atoms[at];
      boolean flat = excess(cost, value, lowest) <= ROUNDING && at + 1 < atoms.length;
      highest = flat ? atoms[at + 1] : lowest;
    } else {
      lowest = bisect(cost, value, -ROUNDING);
      highest = bisect(cost, value, ROUNDING);
    }
    double above = 2 - cost.cumulative(lowest) - value.cumulative(lowest);
    double kept = cost.upperMoment(lowest) + value.upperMoment(lowest) + lowest * (1 - above);
    double gains = cost.least() >= value.greatest() ? 0 : kept - mean(cost);
    return new Competitive(lowest, highest, environment.units() * gains / 2);
  }

  /** Tells whether there is one competitive price. */
  boolean isUnique() {
    return highest - lowest <= SAME_PRICE;
  }

  double price() {
    return lowest + 0.5 * (highest - lowest);
  }

  /** Returns a surplus per agent as a share of the largest one; 1 where there is none to be had. */
  double efficiency(double reached) {
    return surplus > 0 ? reached / surplus : 1;
  }

  private static double mean(ValueLaw law) {
    return law.upperMoment(Double.NEGATIVE_INFINITY);
  }

  private static double excess(ValueLaw cost, ValueLaw value, double price) {
    return cost.cumulative(price) + value.cumulative(price) - 1;
  }

  /** Returns the price at which excess supply passes a level. */
  private static double bisect(ValueLaw cost, ValueLaw value, double level) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (excess(cost, value, middle) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double[] atoms(DiscreteLaw cost, DiscreteLaw value) {
    return Stream.concat(cost.atoms().stream(), value.atoms().stream())
        .mapToDouble(BigDecimal::doubleValue)
        .sorted()
        .distinct()
        .toArray();
  }
}
