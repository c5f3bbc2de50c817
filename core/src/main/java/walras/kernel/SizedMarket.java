package walras.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A market with a given number of agents: what a design point simulates. Immutable. */
public interface SizedMarket extends Serializable {

  /** Returns the number of agents, N. */
  long agents();

  /** Returns the division of the agents into groups, or nothing for mechanisms without groups. */
  Optional<Grouping> grouping();

  /**
   * Returns the value from which deviations of a metric are measured, usually its limit as the
   * number of agents grows; quantiles are accurate relative to the deviation from it.
   *
   * @param metric index into {@link Market#metrics()}
   * @param state index into {@link Market#states()}
   */
  double centre(int metric, int state);

  /**
   * Returns the value that the mean of a metric tends to as the number of agents grows, or nothing
   * where it has no limit.
   *
   * @param metric index into {@link Market#metrics()}
   * @param state index into {@link Market#states()}
   */
  default OptionalDouble limit(int metric, int state) {
    return OptionalDouble.empty();
  }

  /**
   * Returns a bound on the error of a metric's mean that no number of replications averages away,
   * from rounding and from solvers. It matters where controls leave hardly any sampling error, and
   * where an estimate that hardly varies is held against its exact mean.
   *
   * @param metric index into {@link Market#metrics()}
   * @param state index into {@link Market#states()}
   */
  default double resolution(int metric, int state) {
    return Math.ulp(centre(metric, state));
  }

  /**
   * Returns why a metric has no value at this design point, or nothing where it has one. The kernel
   * leaves the entries of undefined metrics alone.
   *
   * @param metric index into {@link Market#metrics()}
   */
  Optional<String> undefined(int metric);

  /**
   * Returns given what a metric is a conditional expectation, or nothing where it is what happens
   * in the market drawn. A conditional expectation has the same mean and spreads less: standard
   * deviations and quantiles are its own.
   *
   * @param metric index into {@link Market#metrics()}
   */
  default Optional<String> expectedGiven(int metric) {
    return Optional.empty();
  }

  /**
   * Returns what is known of the error of a metric whose kernel approximates it, or nothing where
   * it is exact but for rounding and solvers.
   *
   * @param metric index into {@link Market#metrics()}
   */
  default Optional<Approximation> approximation(int metric) {
    return Optional.empty();
  }

  /**
   * Returns the probabilities that replications yield for classes of agents, or nothing for markets
   * without them. Kernels add them to {@link Outcome#profile()}.
   */
  default Optional<Profile> profile() {
    return Optional.empty();
  }

  /**
   * Returns the proposals that see rare events, or nothing for a mechanism without them. None by
   * default.
   */
  default Optional<Proposals> proposals() {
    return Optional.empty();
  }

  /**
   * Tells whether the kernel draws from another law than the market's, so that replications count
   * by their {@link Outcome#logWeight()}.
   */
  default boolean isWeighted() {
    return false;
  }

  /**
   * Returns the number of shards of agents that its kernel, then a {@link StreamedKernel}, passes
   * over; 1 where agents are not streamed.
   */
  default long shards() {
    return 1;
  }

  /** Returns what a user should know about this size, one sentence each. */
  List<String> warnings();

  /** Writes the competitive benchmark and every closed-form or solved quantity of this market. */
  void describeLimits(Details details);

  /**
   * Returns the declared cost of one replication in nanoseconds on one core of 2025: the order of
   * magnitude counts. It decides the size of blocks and so the bits of results: it must be a
   * function of the environment and the size alone.
   */
  double nanosecondsPerReplication();

  /** Returns a new kernel. */
  Kernel kernel();

  /**
   * Returns the means that are known without enumeration, at most one for each metric and state,
   * and for a metric in all states or in none; such metrics stand in no enumeration.
   */
  default List<Expectation> expectations() {
    return List.of();
  }

  /**
   * Returns the enumerations that together decide every other defined metric at most once, or an
   * empty list for a mechanism whose other expectations are only simulated.
   */
  default List<Enumeration> enumerations() {
    return List.of();
  }

  /** Returns why there are no enumerations, as a clause about the mechanism. */
  default String notEnumerated() {
    return "which enumerates nothing in this environment";
  }
}
