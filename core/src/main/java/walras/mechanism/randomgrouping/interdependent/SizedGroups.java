package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.Optional;
import walras.kernel.Grouping;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/** The mechanism with a given number of agents, whatever they trade. */
interface SizedGroups extends SizedMarket {

  /** Returns who knows what. */
  SignalEnvironment environment();

  /** Returns the number of sellers in a group, n. */
  long perGroup();

  /** Returns the logarithm of the posterior error that is typical of a state at this size. */
  double typicalLogError(int state);

  @Override
  default long agents() {
    return InterdependentMarket.AGENTS_PER_SELLER * perGroup();
  }

  @Override
  default Optional<Grouping> grouping() {
    return Optional.of(new Grouping(Groups.GROUPS, perGroup()));
  }

  @Override
  default double centre(int metric, int state) {
    return metric == Measures.LOG_POSTERIOR_ERROR_ALL
        ? typicalLogError(state)
        : limit(metric, state).orElse(0);
  }

  @Override
  default Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          environment().eps() == null ? Optional.of("no eps is given") : Optional.empty();
      case Measures.LOG_POSTERIOR_ERROR_ALL ->
          environment().states().size() > 1
              ? Optional.empty()
              : Optional.of("with one state the posterior error is zero and has no logarithm");
      default -> Optional.empty();
    };
  }

  @Override
  default List<String> warnings() {
    return List.of();
  }
}
