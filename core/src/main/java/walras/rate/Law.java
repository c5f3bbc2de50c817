package walras.rate;

import java.util.List;
import walras.numeric.Elementary;

/** A law of a statistic in the number of agents N, with all its numbers. */
public sealed interface Law {

  /** Returns the value at a number of agents. */
  double at(double agents);

  /**
   * {@code C N^a (log N)^b (1 + d_1 N^-1/2 + d_2 N^-1 + ...)}: decay for a negative exponent,
   * growth for a positive one.
   *
   * @param constant C
   * @param exponent the leading exponent a
   * @param logs the exponent b of the logarithm
   * @param corrections d_1, d_2, ...
   */
  record Power(double constant, double exponent, double logs, List<Double> corrections)
      implements Law {

    /** Copies the corrections. */
    public Power {
      corrections = List.copyOf(corrections);
    }

    @Override
    public double at(double agents) {
      double factor = 1;
      double root = 1 / Math.sqrt(agents);
      double term = 1;
      for (double correction : corrections) {
        term *= root;
        factor += correction * term;
      }
      double leading = Elementary.exp(exponent * Elementary.log(agents));
      double logarithm = logs == 0 ? 1 : Elementary.pow(Elementary.log(agents), logs);
      return constant * leading * logarithm * factor;
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
