package walras.mechanism.efficienttrade;

import java.util.List;
import java.util.Optional;
import walras.kernel.Derived;
import walras.kernel.Expectation;
import walras.kernel.Kernel;

/** One kind of simulation: its metrics, what is known of them, and how they are drawn. */
interface Experiment {

  /** Returns the experiment of an environment. */
  static Experiment of(Environment environment) {
    return switch (environment.simulation()) {
      case ORDER_STATISTICS -> new OrderStatistics(environment);
      case PROFILE -> new Profile(environment);
      case INTERIM -> new Interim(environment);
      case POSTED_PRICE -> new PostedPrice(environment);
    };
  }

  /** Returns the metrics that draws decide, in the order of the kernel's output. */
  List<Measure> measures();

  /** Returns the ratios of means that the metrics are for. */
  default List<Derived> derived() {
    return List.of();
  }

  /** Returns why a metric that draws decide has no value at a size, or nothing where it has one. */
  default Optional<String> undefined(SizedTrade sized, int metric) {
    return Optional.empty();
  }

  /** Returns the rounding of the mean of a metric that draws decide, from that of its terms. */
  default double resolution(SizedTrade sized, int metric) {
    return Math.ulp(sized.centre(metric, 0));
  }

  /** Returns the largest number of agents. */
  long mostAgents();

  /** Returns the declared cost of a replication in nanoseconds. */
  double nanoseconds(SizedTrade sized);

  /** Returns a new kernel, which leaves the constants to the caller. */
  Kernel kernel(SizedTrade sized);

  /** Returns the means that are known, of the metrics that draws decide. */
  List<Expectation> expectations(Numbers numbers);
}
