package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Optional;
import walras.kernel.Grouping;
import walras.kernel.SizedMarket;

/** A ring of groups with a given number of agents, whatever they trade. */
interface SizedGroups extends SizedMarket {

  /** Returns who knows what, and the number of groups. */
  RingEnvironment environment();

  /** Returns the number of sellers in a group, n. */
  long perGroup();

  /** Returns how fast signals reveal a state. */
  Information information(int state);

  @Override
  default long agents() {
    return 2L * environment().groups() * perGroup();
  }

  @Override
  default Optional<Grouping> grouping() {
    return Optional.of(new Grouping(environment().groups(), perGroup()));
  }

  @Override
  default double centre(int metric, int state) {
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL && environment().states() > 1) {
      return -information(state).entropy() * (double) agents() / 2;
    }
    return limit(metric, state).orElse(0);
  }

  @Override
  default Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          environment().signals().eps() == null ? Optional.of("no eps is given") : Optional.empty();
      case Measures.LOG_POSTERIOR_ERROR_ALL ->
          environment().states() == 1
              ? Optional.of("with one state the posterior error is zero and has no logarithm")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  default Optional<String> expectedGiven(int metric) {
    if (Measures.isBranch(metric)) {
      return Optional.of("counts of signals by group");
    }
    return metric == Measures.MECHANISM_SURPLUS_LOSS
        ? Optional.of("counts of signals by group, and who trades in the main branch")
        : Optional.empty();
  }

  @Override
  default List<String> warnings() {
    return List.of();
  }
}
