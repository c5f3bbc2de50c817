package walras.numeric;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** Minima of continuous functions of one variable, for code that may allocate. */
public final class Minima {

  private static final int MOST_EVALUATIONS = 500;
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-13;

  private Minima() {}

  /**
   * Returns where a function has a local minimum, by Brent's method, to about 1e-9 of it.
   *
   * @param low below the minimum
   * @param start where the function is at most what it is at both ends
   * @param high above the minimum
   */
  public static double between(
      DoubleUnaryOperator function, double low, double start, double high) {
    return new BrentOptimizer(RELATIVE, ABSOLUTE)
        .optimize(
            new MaxEval(MOST_EVALUATIONS),
            new UnivariateObjectiveFunction(function::applyAsDouble),
            GoalType.MINIMIZE,
            new SearchInterval(low, high, start))
        .getPoint();
  }
}
