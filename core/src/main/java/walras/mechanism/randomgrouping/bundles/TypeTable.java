package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** The types of one side in doubles. Immutable. */
final class TypeTable implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Two bundles that are worth the same differ by rounding at most by this. */
  private static final double ROUNDING = 1e-12;

  final Side side;
  final double[] weights;

  /** What bundles are worth apart from payments, shape {@code [types][bundles]}. */
  private final double[][] worth;

  TypeTable(Environment environment, Side side) {
    this.side = side;
    List<AgentType> types = environment.types(side);
    weights =
        types.stream().map(AgentType::probability).mapToDouble(BigDecimal::doubleValue).toArray();
    worth = new double[types.size()][Bundle.COUNT];
    for (int type = 0; type < worth.length; type++) {
      for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
        worth[type][bundle] = types.get(type).worth(bundle).doubleValue();
      }
    }
  }

  int types() {
    return weights.length;
  }

  double worth(int type, int bundle) {
    return worth[type][bundle];
  }

  /** Returns the payoff of trading a bundle at given prices. */
  double payoff(int type, int bundle, double first, double second) {
    double payment = (bundle & 1) * first + (bundle >> 1) * second;
    return worth[type][bundle] - side.sign() * payment;
  }

  /**
   * Returns how much more the best bundle yields of those within what is left for an agent than
   * what she gets of the bundle announced, which is best where nothing is missing.
   */
  double regret(int type, int announced, int left, double first, double second) {
    if ((announced & left) == announced) {
      return 0;
    }
    double got = payoff(type, announced & left, first, second);
    double best = got;
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      if ((bundle & left) == bundle) {
        best = Math.max(best, payoff(type, bundle, first, second));
      }
    }
    return best - got > ROUNDING ? best - got : 0;
  }
}
