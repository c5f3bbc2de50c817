package walras.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A mechanism in one environment: everything about a design point but its size.
 *
 * <p>Markets are immutable, validated, and travel to executors by Java serialization.
 */
public interface Market extends Serializable {

  /**
   * Writes the environment as read: every name and number that decides results, and nothing else.
   * Design points are identified by it, so two spellings of one environment must write the same,
   * and two environments must never write the same.
   */
  void describe(Details details);

  /** Returns the names of the states of the world; one unnamed state where there is no shock. */
  List<String> states();

  /** Returns the prior probability of each state, in the order of {@link #states()}. */
  List<Double> prior();

  /** Returns the sizes that the market admits. */
  Granularity granularity();

  /**
   * Returns what of the environment decides the sizes, to follow a rule for them: {@code as many as
   * ownership.shares lists}. Nothing where the mechanism alone decides.
   */
  default Optional<String> sizesBecause() {
    return Optional.empty();
  }

  /** Returns the metrics that a replication yields, in the order of the kernel's output. */
  List<Metric> metrics();

  /**
   * Returns the events that kernels count, such as the fallback of a solver, in snake_case with one
   * sentence each. No replication counts one more often than there are metrics, which comparisons
   * of runs rely on.
   */
  List<Event> events();

  /**
   * Returns the names of the controls: functions of a replication's draws whose expectation is zero
   * in every state and whose standard deviation is of order one at every size. What they explain of
   * a metric is taken off its mean's error. None by default.
   */
  default List<String> controls() {
    return List.of();
  }

  /**
   * Returns the quantities that are computed from the estimates of this market, or that a search of
   * its own finds. None by default; a study may declare more. Every call returns the same.
   */
  default List<Derived> derived() {
    return List.of();
  }

  /** Returns the outcome of every check of an assumption, for the user to read. */
  List<Assumption> assumptions();

  /**
   * Returns the market at one size.
   *
   * @param agents the number of agents, admitted by {@link #granularity()}
   * @throws IllegalArgumentException if the granularity does not admit the size
   */
  SizedMarket at(long agents);
}
