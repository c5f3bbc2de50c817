package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Streams;

class DualPricesTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** The primal program by the simplex method: how many of each type trade each bundle. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void largestSurplusIsThatOfTheLinearProgram(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 3).economy();
    Environment environment = Examples.random(rng);
    int agents = 1 + rng.nextInt(30);
    double[] sellers = counts(environment.sellers().size(), agents, rng);
    double[] buyers = counts(environment.buyers().size(), agents, rng);

    assertThat(DualPrices.of(environment).largestSurplus(sellers, buyers))
        .isEqualTo(simplex(environment, sellers, buyers), within(1e-9));
  }

  private static double[] counts(int types, int agents, UniformRandomProvider rng) {
    double[] counts = new double[types];
    for (int agent = 0; agent < agents; agent++) {
      counts[rng.nextInt(types)]++;
    }
    return counts;
  }

  private static double simplex(Environment environment, double[] sellers, double[] buyers) {
    List<AgentType> types = environment.types();
    int columns = types.size() * Bundle.COUNT;
    double[] worth = new double[columns];
    double[][] balance = new double[Bundle.COMMODITIES][columns];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int type = 0; type < types.size(); type++) {
      double[] own = new double[columns];
      for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
        int column = type * Bundle.COUNT + bundle;
        own[column] = 1;
        worth[column] = types.get(type).worth(bundle).doubleValue();
        for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
          balance[commodity][column] =
              types.get(type).side().sign() * Bundle.units(bundle, commodity);
        }
      }
      double agents = type < sellers.length ? sellers[type] : buyers[type - sellers.length];
      constraints.add(new LinearConstraint(own, Relationship.EQ, agents));
    }
    Arrays.stream(balance)
        .forEach(row -> constraints.add(new LinearConstraint(row, Relationship.EQ, 0)));
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(worth, 0),
            new LinearConstraintSet(constraints),
            GoalType.MAXIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }
}
