package walras.numeric;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/** Roots of continuous functions of one variable, for code that may allocate. */
public final class Roots {

  private static final int MOST_EVALUATIONS = 500;
  private static final double RELATIVE = 1e-15;
  private static final double ABSOLUTE = 1e-300;

  private Roots() {}

  /**
   * Returns a root in an interval by Brent's method, to about one unit in the last place.
   *
   * @return nothing if the values at the two ends have the same sign or one of them is NaN, or if
   *     the search does not end
   */
  public static OptionalDouble between(DoubleUnaryOperator function, double low, double high) {
    double atLow = function.applyAsDouble(low);
    if (atLow == 0) {
      return OptionalDouble.of(low);
    }
    double atHigh = function.applyAsDouble(high);
    if (atHigh == 0) {
      return OptionalDouble.of(high);
    }
    if (!(low < high) || !(atLow < 0 ? atHigh > 0 : atHigh < 0)) {
      return OptionalDouble.empty();
    }
    try {
      BrentSolver solver = new BrentSolver(RELATIVE, ABSOLUTE, ABSOLUTE);
      return OptionalDouble.of(solver.solve(MOST_EVALUATIONS, function::applyAsDouble, low, high));
    } catch (TooManyEvaluationsException e) {
      return OptionalDouble.empty();
    }
  }
}
