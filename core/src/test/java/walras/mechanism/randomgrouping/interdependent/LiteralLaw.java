package walras.mechanism.randomgrouping.interdependent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * Means of metrics by enumeration of agents: states, the signals of each agent, permutations and
 * prices.
 */
final class LiteralLaw {

  private final SignalEnvironment environment;
  private final int perGroup;
  private final List<int[]> permutations;
  private final boolean isCheapFirst;
  private final Map<Integer, Double> means = new TreeMap<>();

  /**
   * Enumerates.
   *
   * @param permutations those of sellers, and of buyers, each with the same probability
   */
  LiteralLaw(SignalEnvironment environment, int perGroup, List<int[]> permutations) {
    this(environment, perGroup, permutations, false);
  }

  private LiteralLaw(
      SignalEnvironment environment, int perGroup, List<int[]> permutations, boolean cheapFirst) {
    isCheapFirst = cheapFirst;
    this.environment = environment;
    this.perGroup = perGroup;
    this.permutations = permutations;
    for (int state = 0; state < environment.states().size(); state++) {
      for (int[] sellers : lists(environment.sellers().signals(), 2 * perGroup)) {
        for (int[] buyers : lists(environment.buyers().signals(), 2 * perGroup)) {
          permute(state, sellers, buyers);
        }
      }
    }
  }

  /** Enumerates with sellers of the first signals in front of each group. */
  static LiteralLaw cheapFirst(SignalEnvironment environment, int perGroup) {
    return new LiteralLaw(environment, perGroup, identity(2 * perGroup), true);
  }

  /** Returns the means of metrics by their indices. */
  Map<Integer, Double> means() {
    return means;
  }

  /** Returns the permutation that leaves all agents where they are. */
  static List<int[]> identity(int agents) {
    return List.of(IntStream.range(0, agents).toArray());
  }

  /** Returns all permutations. */
  static List<int[]> permutations(int agents) {
    return lists(agents, agents).stream()
        .filter(places -> Arrays.stream(places).distinct().count() == agents)
        .toList();
  }

  /** Returns all lists of some length with entries below a number. */
  private static List<int[]> lists(int below, int length) {
    int all = IntStream.range(0, length).reduce(1, (product, i) -> product * below);
    return IntStream.range(0, all).mapToObj(code -> list(code, below, length)).toList();
  }

  private static int[] list(int code, int below, int length) {
    int[] list = new int[length];
    int left = code;
    for (int i = 0; i < length; i++) {
      list[i] = left % below;
      left /= below;
    }
    return list;
  }

  private void permute(int state, int[] sellers, int[] buyers) {
    double weight = environment.buyers().model().prior(state);
    for (int signal : sellers) {
      weight *= environment.sellers().model().signal(state, signal);
    }
    for (int signal : buyers) {
      weight *= environment.buyers().model().signal(state, signal);
    }
    double each = weight / permutations.size() / permutations.size();
    for (int[] ofSellers : permutations) {
      for (int[] ofBuyers : permutations) {
        int[] inOrder = Arrays.stream(ofSellers).map(agent -> sellers[agent]).toArray();
        if (isCheapFirst) {
          Arrays.sort(inOrder, 0, perGroup);
          Arrays.sort(inOrder, perGroup, 2 * perGroup);
        }
        play(state, inOrder, Arrays.stream(ofBuyers).map(agent -> buyers[agent]).toArray(), each);
      }
    }
  }

  private void play(int state, int[] sellers, int[] buyers, double weight) {
    LiteralGrouping literal = new LiteralGrouping(environment, perGroup);
    LiteralGrouping.Messages messages = literal.announce(sellers, buyers);
    LiteralGrouping.Outcome main = literal.main(messages);
    double agents = 4.0 * perGroup;
    double most = literal.maximum(state, sellers, buyers);
    double surplus = literal.surplus(main, state, sellers, buyers);
    double pooled = literal.surplus(literal.pooled(messages), state, sellers, buyers);
    add(Measures.PRICE_GAP, weight, Math.abs(main.prices()[0] - main.prices()[1]) / steps());
    add(Measures.SURPLUS, weight, surplus / agents);
    add(Measures.MAX_SURPLUS, weight, most / agents);
    add(Measures.SURPLUS_LOSS, weight, (most - surplus) / agents);
    add(Measures.RELATIVE_EFFICIENCY, weight, most > 1e-12 ? surplus / most : 1);
    add(Measures.MIN_PAYOFF, weight, literal.leastPayoff(main, state, sellers, buyers));
    add(Measures.POOLED_SURPLUS_LOSS, weight, (most - pooled) / agents);
    add(Measures.GROUPING_COST, weight, (pooled - surplus) / agents);
    quantities(main, weight);
    for (int signal = 0; signal < environment.sellers().signals(); signal++) {
      double expected = 2 * perGroup * environment.sellers().model().signal(state, signal);
      double payoff = literal.sellersPayoff(main, state, sellers, signal);
      add(Measures.INTERIM_PAYOFF_SELLER + signal, weight, payoff / expected);
    }
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      for (int price = 0; price <= environment.steps(); price++) {
        LiteralGrouping.Outcome random = literal.random(messages, branch, price);
        double loss = (most - literal.surplus(random, state, sellers, buyers)) / agents;
        add(Measures.SURPLUS_LOSS_BRANCH_1 + branch, weight / (steps() + 1), loss);
      }
    }
  }

  private void quantities(LiteralGrouping.Outcome main, double weight) {
    double agents = 4.0 * perGroup;
    double unserved = 0;
    double forced = 0;
    for (int group = 0; group < 2; group++) {
      int excess =
          sum(main.offered(), group * perGroup, perGroup)
              - sum(main.bought(), group * perGroup, perGroup);
      unserved += Math.max(0, excess);
      forced += Math.max(0, -excess);
    }
    long rationed =
        IntStream.range(0, 2 * perGroup).filter(i -> main.sold()[i] != main.offered()[i]).count();
    add(Measures.UNSERVED_UNITS, weight, unserved / agents);
    add(Measures.FORCED_UNITS, weight, forced / agents);
    add(Measures.RATIONED_UNITS, weight, (unserved + forced) / agents);
    add(Measures.RATIONED_AGENTS, weight, rationed / agents);
    add(Measures.TRADED_UNITS, weight, sum(main.bought(), 0, 2 * perGroup) / agents);
  }

  private static int sum(int[] numbers, int from, int count) {
    return Arrays.stream(numbers, from, from + count).sum();
  }

  private double steps() {
    return environment.steps();
  }

  private void add(int metric, double weight, double value) {
    means.merge(metric, weight * value, (one, other) -> Objects.requireNonNull(one) + other);
  }
}
