package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.Optional;
import walras.kernel.Grouping;
import walras.kernel.Population;
import walras.kernel.SizedMarket;

/** Random grouping of the agents of a file, however many units they have, at their number. */
interface SizedFile extends SizedMarket {

  /** Agents in the market for each seller of a group, if there are as many buyers. */
  long AGENTS_PER_SELLER = 4;

  PopulationEnvironment environment();

  /** Returns the largest surplus of all agents. */
  double maximum();

  default Population population() {
    return environment().population();
  }

  @Override
  default long agents() {
    return population().agents();
  }

  /** With different numbers of sellers and buyers, n is their mean in a group, rounded down. */
  @Override
  default Optional<Grouping> grouping() {
    return Optional.of(new Grouping(Trades.GROUPS, agents() / AGENTS_PER_SELLER));
  }

  /** The largest surplus is the same in every replication, and near that of efficient groups. */
  @Override
  default double centre(int metric, int state) {
    return switch (metric) {
      case Measures.SURPLUS, Measures.MAX_SURPLUS -> maximum() / (double) agents();
      case Measures.RELATIVE_EFFICIENCY -> 1;
      default -> 0;
    };
  }

  @Override
  default Optional<String> undefined(int metric) {
    boolean withoutEps = environment().eps() == null;
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT,
          Measures.PRICE_ERROR_GRID_LIMIT,
          Measures.POOLED_PRICE_ERROR_LIMIT ->
          Optional.of("the agents are given, so there is no price of infinitely many of them");
      case Measures.EPS_UNIFORM -> withoutEps ? Optional.of("no eps is given") : Optional.empty();
      case Measures.EPS_EFFICIENT ->
          Optional.of(
              withoutEps
                  ? "no eps is given"
                  : "Theorem 2 holds the loss expected over groupings against eps: see %s"
                      .formatted(ExpectedEfficiency.NAME));
      default -> Optional.empty();
    };
  }

  @Override
  default List<String> warnings() {
    return List.of();
  }
}
