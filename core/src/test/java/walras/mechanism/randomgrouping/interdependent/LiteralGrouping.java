package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
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
    private final int[][] sellers;
    private final int[][][] buyers;

    /**
     * Takes announcements.
     *
     * @param sellers how much each seller supplies, by price
     * @param buyers how much each buyer demands, by message (first, second, third), buyer and price
     */
    Messages(int[][] sellers, int[][][] buyers) {
      this.sellers = sellers;
      this.buyers = buyers;
    }

    int[][] sellers() {
      return sellers;
    }

    int[][][] buyers() {
      return buyers;
    }
  }

  /** What agents sell and buy at the prices that they face, and what sellers announced. */
  static final class Outcome {
    private final int[] prices;
    private final int[] sold;
    private final int[] bought;
    private final int[] offered;

    private Outcome(int[] prices, int[] sold, int[] bought, int[] offered) {
      this.prices = prices;
      this.sold = sold;
      this.bought = bought;
      this.offered = offered;
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

    int[] offered() {
      return offered;
    }
  }

  LiteralGrouping(SignalEnvironment environment, int perGroup) {
    this.environment = environment;
    this.perGroup = perGroup;
  }

  /** Returns what price takers with some signals announce. */
  Messages announce(int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().expectedFromOwnSignal(0);
    int[][] supplies = new int[sellers.length][];
    Arrays.setAll(supplies, i -> function(units(costs, sellers[i]), 1));
    int[][] first = new int[buyers.length][];
    Arrays.setAll(first, i -> firstMessage(buyers[i]));
    int[][] second = new int[buyers.length][];
    int[][] third = new int[buyers.length][];
    for (int i = 0; i < buyers.length; i++) {
      int group = i / perGroup;
      int[][] own = Arrays.copyOfRange(first, group * perGroup, (group + 1) * perGroup);
      second[i] = informedMessage(buyers[i], own);
      third[i] = informedMessage(buyers[i], first);
    }
    return new Messages(supplies, new int[][][] {first, second, third});
  }

  /** Returns what the units of an agent with a signal cost or are worth. */
  private double[] units(double[] money, int signal) {
    int units = environment.units();
    return Arrays.copyOfRange(money, signal * units, (signal + 1) * units);
  }

  private int[] firstMessage(int signal) {
    return function(units(environment.buyers().expectedFromOwnSignal(0), signal), -1);
  }

  /** Returns the demand of a buyer who reads signals off the announcements of some buyers. */
  private int[] informedMessage(int signal, int[][] announced) {
    Side buyers = environment.buyers();
    double[] weights = new double[environment.states().size()];
    Arrays.setAll(weights, z -> buyers.model().prior(z));
    for (int[] message : announced) {
      int read = read(message);
      for (int z = 0; z < weights.length; z++) {
        weights[z] *= buyers.model().signal(z, read);
      }
    }
    double total = Arrays.stream(weights).sum();
    double[] expected = new double[environment.units()];
    for (int z = 0; z < weights.length; z++) {
      double[] values = units(buyers.money(z, 0), signal);
      for (int unit = 0; unit < expected.length; unit++) {
        expected[unit] += weights[z] / total * values[unit];
      }
    }
    return function(expected, -1);
  }

  /** Returns the only signal with which a price taker announces a message. */
  private int read(int[] message) {
    return IntStream.range(0, environment.buyers().signals())
        .filter(signal -> Arrays.equals(firstMessage(signal), message))
        .reduce(
            (one, other) -> {
              throw new AssertionError("signals cannot be told apart");
            })
        .orElseThrow();
  }

  /**
   * Returns the best quantity at every price.
   *
   * @param money what units cost or are worth
   * @param sign 1 for sellers, who get the price, -1 for buyers
   */
  private int[] function(double[] money, int sign) {
    int[] function = new int[environment.steps() + 1];
    for (int j = 0; j < function.length; j++) {
      double payoff = 0;
      double best = 0;
      for (int unit = 0; unit < money.length; unit++) {
        payoff += sign * (j - money[unit] * environment.steps());
        boolean isTied = Math.abs(payoff - best) <= ROUNDING;
        if (isTied ? environment.grid().tie() == TieRule.MAX : payoff > best) {
          function[j] = unit + 1;
          best = payoff;
        }
      }
    }
    return function;
  }

  /** Returns the price that balances some sellers and buyers best. */
  int price(int[][] sellers, int[][] buyers) {
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

  /** Returns one market of all agents, on third messages. */
  Outcome pooled(Messages messages) {
    int price = price(messages.sellers(), messages.buyers()[2]);
    int[] demand = at(messages.buyers()[2], price);
    int[] supply = at(messages.sellers(), price);
    int[] sold = serve(supply, demand, environment.units());
    return new Outcome(new int[] {price, price}, sold, demand, supply);
  }

  private Outcome trade(Messages messages, int message, int first, int second) {
    int[] prices = {first, second};
    int[] sold = new int[2 * perGroup];
    int[] bought = new int[2 * perGroup];
    int[] offered = new int[2 * perGroup];
    for (int g = 0; g < 2; g++) {
      int[] demand = at(group(messages.buyers()[message], g), prices[g]);
      int[] supply = at(group(messages.sellers(), g), prices[g]);
      System.arraycopy(demand, 0, bought, g * perGroup, perGroup);
      System.arraycopy(supply, 0, offered, g * perGroup, perGroup);
      System.arraycopy(serve(supply, demand, environment.units()), 0, sold, g * perGroup, perGroup);
    }
    return new Outcome(prices, sold, bought, offered);
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
    double surplus = 0;
    for (int i = 0; i < sellers.length; i++) {
      surplus += value(state, buyers[i], outcome.bought()[i]);
      surplus -= cost(state, sellers[i], outcome.sold()[i]);
    }
    return surplus;
  }

  private double cost(int state, int signal, int quantity) {
    double[] units = units(environment.sellers().money(state, 0), signal);
    return Arrays.stream(units).limit(quantity).sum();
  }

  private double value(int state, int signal, int quantity) {
    double[] units = units(environment.buyers().money(state, 0), signal);
    return Arrays.stream(units).limit(quantity).sum();
  }

  /** Returns the least payoff of any agent. */
  double leastPayoff(Outcome outcome, int state, int[] sellers, int[] buyers) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sellers.length; i++) {
      double price = environment.grid().price(outcome.prices()[i / perGroup]);
      int sold = outcome.sold()[i];
      int bought = outcome.bought()[i];
      least = Math.min(least, price * sold - cost(state, sellers[i], sold));
      least = Math.min(least, value(state, buyers[i], bought) - price * bought);
    }
    return least;
  }

  /** Returns the payoffs of all sellers with a signal. */
  double sellersPayoff(Outcome outcome, int state, int[] sellers, int signal) {
    double sum = 0;
    for (int i = 0; i < sellers.length; i++) {
      double price = environment.grid().price(outcome.prices()[i / perGroup]);
      int sold = outcome.sold()[i];
      sum += sellers[i] == signal ? price * sold - cost(state, signal, sold) : 0;
    }
    return sum;
  }

  /** Returns the largest surplus: the dearest units are used. */
  double maximum(int state, int[] sellers, int[] buyers) {
    double[] costs = environment.sellers().money(state, 0);
    double[] values = environment.buyers().money(state, 0);
    double[] all =
        DoubleStream.concat(
                Arrays.stream(sellers)
                    .mapToObj(x -> units(costs, x))
                    .flatMapToDouble(DoubleStream::of),
                Arrays.stream(buyers)
                    .mapToObj(x -> units(values, x))
                    .flatMapToDouble(DoubleStream::of))
            .sorted()
            .toArray();
    double kept = Arrays.stream(all).skip(all.length / 2).sum();
    return kept
        - Arrays.stream(sellers).mapToDouble(x -> cost(state, x, environment.units())).sum();
  }

  private <T> T[] group(T[] all, int group) {
    return Arrays.copyOfRange(all, group * perGroup, (group + 1) * perGroup);
  }

  private static int[] at(int[][] functions, int price) {
    return Arrays.stream(functions).mapToInt(f -> Objects.requireNonNull(f)[price]).toArray();
  }

  private static long count(int[][] functions, int price) {
    return Arrays.stream(at(functions, price)).sum();
  }
}
