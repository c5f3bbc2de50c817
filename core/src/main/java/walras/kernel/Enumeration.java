package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * All configurations of a sized market that decide some of its metrics, with their probabilities:
 * what a {@link Kernel} draws, one by one. Immutable.
 *
 * <p>A market has one enumeration for all metrics or several: metrics that fewer draws decide need
 * fewer configurations.
 */
public interface Enumeration extends Serializable {

  /** Returns the indices of the metrics that it decides. */
  List<Integer> metrics();

  /**
   * Returns a number that the distance of a metric from its centre exceeds in no configuration of a
   * state, or infinity where none is known: it tells what may be left out.
   *
   * @param metric index into {@link Market#metrics()}
   * @param state index into {@link Market#states()}
   */
  double bound(int metric, int state);

  /**
   * Returns the number of configurations, of all states together, or an upper bound of it, without
   * visiting them; {@link Long#MAX_VALUE} if there are more.
   *
   * @param least the logarithm of the probability below which configurations are left out; minus
   *     infinity for none
   */
  long configurations(double least);

  /**
   * Visits the configurations of a state in an order that depends on nothing but the market.
   *
   * @param state index into {@link Market#states()}
   * @param least the logarithm of the probability below which configurations are left out
   * @param visitor takes each configuration
   * @throws ReplicationFailure if a solver did not converge
   */
  void visit(int state, double least, Visitor visitor);

  /** Takes a configuration. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Takes one configuration.
     *
     * @param logProbability the logarithm of its probability given the state
     * @param outcome holds the metrics that the enumeration decides, until the method returns
     */
    void visit(double logProbability, Outcome outcome);
  }
}
