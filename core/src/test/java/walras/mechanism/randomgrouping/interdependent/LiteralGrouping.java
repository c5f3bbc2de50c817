package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * The mechanism agent by agent: announcements are functions of the price, second and third ones are
 * made by whoever reads signals off first announcements, and long sides are served in order. Agents
 * stand in the order of the permutation: the first half of either side is group 1.
 */
final class LiteralGrouping {

  private static final double ROUNDING = 1e-9;

  private final SignalEnvironment environment;
  private final int perGroup;

  /** What agents announce. */
  static final class Messages {
    private final boolean[][] sellers;
    private final boolean[][][] buyers;

    /**
     * Takes announcements.
     *
     * @param sellers whether each seller supplies, by price
     * @param buyers whether each buyer demands, by message (first, second, third), buyer and price
     */
    Messages(boolean[][] sellers, boolean[][][] buyers) {
      this.sellers = sellers;
      this.buyers = buyers;
    }

    boolean[][] sellers() {
      return sellers;
    }

    boolean[][][] buyers() {
      return buyers;
    }
  }

  /** What agents sell and buy at the prices that they face. */
  static final class Outcome {
    private final int[] prices;
    private final int[] sold;
    private final int[] bought;

    private Outcome(int[] prices, int[] sold, int[] bought) {
      this.prices = prices;
      this.sold = sold;
      this.bought = bought;
    }

    int[] prices() {
      return prices;
    }

    int[] sold() {
      return sold;
    }

    int[] bought() {
      return bought;
    }
  }

  LiteralGrouping(SignalEnvironment environment, int perGroup) {
    this.environment = environment;
    this.perGroup = perGroup;
  }

  /** Returns what price takers with some signals announce. */
  Messages announce(int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().expectedFromOwnSignal(0);
    boolean[][] supplies = new boolean[sellers.length][];
    Arrays.setAll(supplies, i -> function(j -> isSupplied(costs[sellers[i]], j)));
    boolean[][] first = new boolean[buyers.length][];
    Arrays.setAll(first, i -> firstMessage(buyers[i]));
    boolean[][] second = new boolean[buyers.length][];
    boolean[][] third = new boolean[buyers.length][];
    for (int i = 0; i < buyers.length; i++) {
      int group = i / perGroup;
      boolean[][] own = Arrays.copyOfRange(first, group * perGroup, (group + 1) * perGroup);
      second[i] = informedMessage(buyers[i], own);
      third[i] = informedMessage(buyers[i], first);
    }
    return new Messages(supplies, new boolean[][][] {first, second, third});
  }

  private boolean[] firstMessage(int signal) {
    double expected = environment.buyers().expectedFromOwnSignal(0)[signal];
    return function(j -> isDemanded(expected, j));
  }

  /** Returns the demand of a buyer who reads signals off the announcements of some buyers. */
  private boolean[] informedMessage(int signal, boolean[][] announced) {
    Side buyers = environment.buyers();
    double[] weights = new double[environment.states().size()];
    Arrays.setAll(weights, z -> buyers.model().prior(z));
    for (boolean[] message : announced) {
      int read = read(message);
      for (int z = 0; z < weights.length; z++) {
        weights[z] *= buyers.model().signal(z, read);
      }
    }
    double total = Arrays.stream(weights).sum();
    double expected = 0;
    for (int z = 0; z < weights.length; z++) {
      expected += weights[z] / total * buyers.money(z, 0)[signal];
    }
    double value = expected;
    return function(j -> isDemanded(value, j));
  }

  /** Returns the only signal with which a price taker announces a message. */
  private int read(boolean[] message) {
    return IntStream.range(0, environment.buyers().signals())
        .filter(signal -> Arrays.equals(firstMessage(signal), message))
        .reduce(
            (one, other) -> {
              throw new AssertionError("signals cannot be told apart");
            })
        .orElseThrow();
  }

  private boolean[] function(IntPredicate acts) {
    boolean[] function = new boolean[environment.steps() + 1];
    for (int j = 0; j < function.length; j++) {
      function[j] = acts.test(j);
    }
    return function;
  }

  private boolean isSupplied(double cost, int index) {
    double scaled = cost * environment.steps();
    return environment.grid().tie() == TieRule.MAX
        ? scaled <= index + ROUNDING
        : scaled < index - ROUNDING;
  }

  private boolean isDemanded(double value, int index) {
    double scaled = value * environment.steps();
    return environment.grid().tie() == TieRule.MAX
        ? scaled >= index - ROUNDING
        : scaled > index + ROUNDING;
  }

  /** Returns the price that balances some sellers and buyers best. */
  int price(boolean[][] sellers, boolean[][] buyers) {
    long[] excess = new long[environment.steps() + 1];
    for (int j = 0; j < excess.length; j++) {
      excess[j] = count(sellers, j) - count(buyers, j);
    }
    return select(excess, environment.grid().rule());
  }

  static int select(long[] excess, PriceRule rule) {
    long least = Arrays.stream(excess).map(Math::abs).min().orElseThrow();
    List<Integer> best = new ArrayList<>();
    for (int j = 0; j < excess.length; j++) {
      if (Math.abs(excess[j]) == least) {
        best.add(j);
      }
    }
    return switch (rule) {
      case LOWEST -> best.get(0);
      case MIDDLE -> best.get((best.size() - 1) / 2);
      case HIGHEST -> best.get(best.size() - 1);
    };
  }

  /** Returns the prices formed in both groups, from second messages. */
  int[] formed(Messages messages) {
    return IntStream.range(0, 2)
        .map(g -> price(group(messages.sellers(), g), group(messages.buyers()[1], g)))
        .toArray();
  }

  /** Returns the main branch: each group at the price formed in the other. */
  Outcome main(Messages messages) {
    int[] formed = formed(messages);
    return trade(messages, 2, formed[1], formed[0]);
  }

  /** Returns a branch in which all trade at one price. */
  Outcome random(Messages messages, int message, int price) {
    return trade(messages, message, price, price);
  }

  private Outcome trade(Messages messages, int message, int first, int second) {
    int[] prices = {first, second};
    int[] sold = new int[2 * perGroup];
    int[] bought = new int[2 * perGroup];
    for (int g = 0; g < 2; g++) {
      int[] demand = at(group(messages.buyers()[message], g), prices[g]);
      int[] supply = at(group(messages.sellers(), g), prices[g]);
      System.arraycopy(demand, 0, bought, g * perGroup, perGroup);
      System.arraycopy(serve(supply, demand, 1), 0, sold, g * perGroup, perGroup);
    }
    return new Outcome(prices, sold, bought);
  }

  /** Rations or forces sellers in order. */
  static int[] serve(int[] supply, int[] demand, int units) {
    int wanted = Arrays.stream(demand).sum();
    int offered = Arrays.stream(supply).sum();
    int[] sold = new int[supply.length];
    int left = offered >= wanted ? wanted : wanted - offered;
    for (int i = 0; i < sold.length; i++) {
      int most = offered >= wanted ? supply[i] : units - supply[i];
      int given = Math.min(most, left);
      left -= given;
      sold[i] = offered >= wanted ? given : supply[i] + given;
    }
    return sold;
  }

  /** Returns the surplus of an outcome in a state. */
  double surplus(Outcome outcome, int state, int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().money(state, 0);
    double[] values = environment.buyers().money(state, 0);
    double surplus = 0;
    for (int i = 0; i < sellers.length; i++) {
      surplus += outcome.bought()[i] * values[buyers[i]] - outcome.sold()[i] * costs[sellers[i]];
    }
    return surplus;
  }

  /** Returns the least payoff of any agent. */
  double leastPayoff(Outcome outcome, int state, int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().money(state, 0);
    double[] values = environment.buyers().money(state, 0);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sellers.length; i++) {
      double price = environment.grid().price(outcome.prices()[i / perGroup]);
      least = Math.min(least, outcome.sold()[i] * (price - costs[sellers[i]]));
      least = Math.min(least, outcome.bought()[i] * (values[buyers[i]] - price));
    }
    return least;
  }

  /** Returns the largest surplus: the dearest units are used. */
  double maximum(int state, int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().money(state, 0);
    double[] values = environment.buyers().money(state, 0);
    double[] all =
        IntStream.range(0, 2 * sellers.length)
            .mapToDouble(
                i -> i < sellers.length ? costs[sellers[i]] : values[buyers[i - sellers.length]])
            .sorted()
            .toArray();
    double kept = Arrays.stream(all).skip(sellers.length).sum();
    return kept - Arrays.stream(sellers).mapToDouble(signal -> costs[signal]).sum();
  }

  private <T> T[] group(T[] all, int group) {
    return Arrays.copyOfRange(all, group * perGroup, (group + 1) * perGroup);
  }

  private static int[] at(boolean[][] functions, int price) {
    return Arrays.stream(functions)
        .mapToInt(f -> Objects.requireNonNull(f)[price] ? 1 : 0)
        .toArray();
  }

  private static long count(boolean[][] functions, int price) {
    return Arrays.stream(at(functions, price)).sum();
  }
}
