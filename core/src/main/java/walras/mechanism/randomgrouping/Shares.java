package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.util.function.IntPredicate;
import walras.environment.ContinuousLaw;
import walras.mechanism.randomgrouping.grid.Announced;

/**
 * What infinitely many agents announce at each price index, in shares of the sellers or buyers, and
 * the money of those who do.
 */
interface Shares extends Announced, Serializable {

  /** Returns the mean cost of sellers, taken as zero for those who do not supply. */
  double costs(int price);

  /** Returns the mean value of buyers, taken as zero for those who do not demand. */
  double values(int price);

  /** Returns the shares of an environment. */
  static Shares of(Environment environment) {
    return environment.isDiscrete()
        ? new OfTypes(new TypeTable(environment))
        : new OfCells(
            environment.steps(),
            (ContinuousLaw) environment.cost(),
            (ContinuousLaw) environment.value());
  }

  /** Shares of continuous laws. */
  record OfCells(int steps, ContinuousLaw cost, ContinuousLaw value) implements Shares {

    @Override
    public double supply(int price) {
      return cost.cumulative((double) price / steps);
    }

    @Override
    public double demand(int price) {
      return 1 - value.cumulative((double) price / steps);
    }

    @Override
    public double costs(int price) {
      return cost.upperMoment(-1) - cost.upperMoment((double) price / steps);
    }

    @Override
    public double values(int price) {
      return value.upperMoment((double) price / steps);
    }
  }

  /** Shares of finitely many types. */
  record OfTypes(TypeTable table) implements Shares {

    @Override
    public double supply(int price) {
      return sum(table.costWeights, type -> table.supplyFrom[type] <= price);
    }

    @Override
    public double demand(int price) {
      return sum(table.valueWeights, type -> table.demandTo[type] > price);
    }

    @Override
    public double costs(int price) {
      return sum(products(table.costWeights, table.costs), type -> table.supplyFrom[type] <= price);
    }

    @Override
    public double values(int price) {
      return sum(products(table.valueWeights, table.values), type -> table.demandTo[type] > price);
    }

    private static double sum(double[] numbers, IntPredicate counts) {
      double sum = 0;
      for (int type = 0; type < numbers.length; type++) {
        sum += counts.test(type) ? numbers[type] : 0;
      }
      return sum;
    }

    private static double[] products(double[] weights, double[] money) {
      double[] products = new double[weights.length];
      for (int type = 0; type < products.length; type++) {
        products[type] = weights[type] * money[type];
      }
      return products;
    }
  }
}
