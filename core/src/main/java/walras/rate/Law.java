package walras.rate;

import java.util.List;
import walras.numeric.Elementary;

/** A law of a statistic in the number of agents N, with all its numbers. */
public sealed interface Law {

  /** Returns the value at a number of agents. */
  double at(double agents);

  /**
   * {@code C N^a (1 + d_1 N^-1/2 + d_2 N^-1 + ...)} or, with a logarithm, {@code C N^a (log N)^b (1
   * + d_1 (log N)^-c_1 + d_2 (log N)^-c_2 + ...)}: decay for a negative exponent, growth for a
   * positive one.
   *
   * @param constant C
   * @param exponent the leading exponent a
   * @param logs the exponent b of the logarithm
   * @param corrections d_1, d_2, ..., of the orders that {@link Corrections} says
   */
  record Power(double constant, double exponent, double logs, List<Double> corrections)
      implements Law {

    /** Copies the corrections. */
    public Power {
      corrections = List.copyOf(corrections);
    }

    @Override
    public double at(double agents) {
      return logs == 0 ? withoutLogarithm(agents) : withLogarithm(agents);
    }

    private double withoutLogarithm(double agents) {
      double factor = 1;
      double root = 1 / Math.sqrt(agents);
      double term = 1;
      for (double correction : corrections) {
        term *= root;
        factor += correction * term;
      }
      return constant * Elementary.exp(exponent * Elementary.log(agents)) * factor;
    }

    private double withLogarithm(double agents) {
      double logarithm = Elementary.log(agents);
      double sum = Elementary.pow(logarithm, logs);
      for (int k = 1; k <= corrections.size(); k++) {
        double order = Corrections.logOrder(logs, k);
        sum += corrections.get(k - 1) * Elementary.pow(logarithm, logs - order);
      }
      return constant * Elementary.exp(exponent * logarithm) * sum;
    }

    /**
     * Returns a term of the law with the constant one.
     *
     * @param index 0 for the leading term, then the corrections
     */
    Power term(int index) {
      return logs == 0
          ? new Power(1, exponent - 0.5 * index, 0, List.of())
          : new Power(1, exponent, logs - Corrections.logOrder(logs, index), List.of());
    }
  }

  /**
   * {@code C N^prefactor exp(-rate N)}.
   *
   * @param constant C
   * @param rate per agent
   * @param prefactor the exponent of N
   */
  record Exponential(double constant, double rate, double prefactor) implements Law {

    @Override
    public double at(double agents) {
      return constant * Elementary.exp(prefactor * Elementary.log(agents) - rate * agents);
    }
  }

  /**
   * A constant.
   *
   * @param constant its value
   */
  record Constant(double constant) implements Law {

    @Override
    public double at(double agents) {
      return constant;
    }
  }

  /** Zero at every size. */
  record Zero() implements Law {

    @Override
    public double at(double agents) {
      return 0;
    }
  }
}
