package walras.mechanism.randomgrouping.bundles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Random grouping for bundles agent by agent, as the paper has it: every agent announces a bundle
 * at every price pair, and her place in the list is her place in the order.
 */
final class LiteralBundles {

  private static final double ROUNDING = 1e-12;

  private final Grid grid;
  private final List<Agent> sellers;
  private final List<Agent> buyers;

  /** An announcement for every price pair. */
  @FunctionalInterface
  interface Message {
    int[] at(int first, int second);
  }

  /** Somebody with a type and a message, truthful or not. */
  record Agent(AgentType type, Message message) {

    double payoff(int[] units, double first, double second) {
      double payment = units[0] * first + units[1] * second;
      double money = type.money(units[0] + 2 * units[1]).doubleValue();
      return type.side() == Side.BUYER ? money - payment : payment - money;
    }
  }

  /**
   * Creates a market.
   *
   * @param sellers first those of one group, in the order of service
   * @param buyers in the same order, as many
   */
  LiteralBundles(Grid grid, List<Agent> sellers, List<Agent> buyers) {
    this.grid = grid;
    this.sellers = List.copyOf(sellers);
    this.buyers = List.copyOf(buyers);
  }

  /** Returns an agent who announces the bundle that is best for her type, or first in the order. */
  static Agent truthful(AgentType type, Grid grid) {
    int[][][] best = new int[grid.steps() + 1][grid.steps() + 1][];
    for (int first = 0; first <= grid.steps(); first++) {
      for (int second = 0; second <= grid.steps(); second++) {
        best[first][second] = best(type, grid, first, second);
      }
    }
    return new Agent(type, (first, second) -> best[first][second]);
  }

  private static int[] best(AgentType type, Grid grid, int first, int second) {
    int[] best = inOrder(grid.tie()).get(0);
    for (int[] bundle : inOrder(grid.tie())) {
      BigDecimal more =
          payoff(type, grid, bundle, first, second)
              .subtract(payoff(type, grid, best, first, second));
      best = more.signum() > 0 ? bundle : best;
    }
    return best;
  }

  private static List<int[]> inOrder(TieRule tie) {
    List<int[]> bundles =
        new ArrayList<>(
            List.of(new int[] {1, 0}, new int[] {0, 0}, new int[] {1, 1}, new int[] {0, 1}));
    Comparator<int[]> smallestFirst =
        Comparator.<int[]>comparingInt(bundle -> bundle[0] + bundle[1])
            .thenComparingInt(bundle -> bundle[0])
            .thenComparingInt(bundle -> bundle[1]);
    bundles.sort(tie == TieRule.MAX ? smallestFirst.reversed() : smallestFirst);
    return bundles;
  }

  /** Returns a payoff in steps of the grid, exactly. */
  private static BigDecimal payoff(AgentType type, Grid grid, int[] bundle, int first, int second) {
    BigDecimal money =
        type.money(bundle[0] + 2 * bundle[1]).multiply(BigDecimal.valueOf(grid.steps()));
    BigDecimal payment = BigDecimal.valueOf((long) bundle[0] * first + (long) bundle[1] * second);
    return type.side() == Side.BUYER ? money.subtract(payment) : payment.subtract(money);
  }

  int perGroup() {
    return sellers.size() / 2;
  }

  /** Returns the price indices that agents from one place to another select. */
  int[] formed(int from, int to) {
    int[][][] excess = new int[grid.steps() + 1][grid.steps() + 1][2];
    for (int first = 0; first <= grid.steps(); first++) {
      for (int second = 0; second <= grid.steps(); second++) {
        for (int agent = from; agent < to; agent++) {
          int[] supplied = sellers.get(agent).message().at(first, second);
          int[] demanded = buyers.get(agent).message().at(first, second);
          excess[first][second][0] += supplied[0] - demanded[0];
          excess[first][second][1] += supplied[1] - demanded[1];
        }
      }
    }
    return select(excess, grid.rule());
  }

  /** Returns the pair that a rule takes of those at which two numbers are nearest to zero. */
  static int[] select(int[][][] excess, PriceRule rule) {
    List<int[]> pairs = new ArrayList<>();
    for (int first = 0; first < excess.length; first++) {
      for (int second = 0; second < excess[first].length; second++) {
        pairs.add(new int[] {first, second});
      }
    }
    pairs =
        least(
            pairs,
            pair -> Arrays.stream(excess[pair[0]][pair[1]]).map(Math::abs).max().orElseThrow());
    pairs = least(pairs, pair -> Arrays.stream(excess[pair[0]][pair[1]]).map(Math::abs).sum());
    for (int commodity = 0; commodity < 2; commodity++) {
      int which = commodity;
      int[] prices = pairs.stream().mapToInt(pair -> pair[which]).sorted().distinct().toArray();
      int place =
          switch (rule) {
            case LOWEST -> 0;
            case MIDDLE -> (prices.length - 1) / 2;
            case HIGHEST -> prices.length - 1;
          };
      pairs = pairs.stream().filter(pair -> pair[which] == prices[place]).toList();
    }
    return pairs.get(0);
  }

  private static List<int[]> least(
      List<int[]> pairs, java.util.function.ToIntFunction<int[]> measure) {
    int least = pairs.stream().mapToInt(measure).min().orElseThrow();
    return pairs.stream().filter(pair -> measure.applyAsInt(pair) == least).toList();
  }

  /** What the agents of a market announce at a price pair, and what becomes of it. */
  static final class Trade {
    private final int[] prices;
    private final int[][] supplied;
    private final int[][] demanded;

    Trade(int[] prices, int[][] supplied, int[][] demanded) {
      this.prices = prices;
      this.supplied = supplied;
      this.demanded = demanded;
    }

    int[] prices() {
      return prices;
    }

    long imbalance(int commodity) {
      return Math.abs(sum(supplied, commodity) - sum(demanded, commodity));
    }

    long wanted(int commodity) {
      return Math.max(sum(supplied, commodity), sum(demanded, commodity));
    }

    int[][] sold() {
      return ration(supplied, demanded);
    }

    int[][] bought() {
      return ration(demanded, supplied);
    }

    /** Gives to each in turn what is announced or what is left, commodity by commodity. */
    private static int[][] ration(int[][] own, int[][] others) {
      int[][] executed = new int[own.length][2];
      for (int agent = 0; agent < own.length; agent++) {
        int[] left = left(own, others, agent);
        for (int commodity = 0; commodity < 2; commodity++) {
          executed[agent][commodity] = Math.min(own[agent][commodity], left[commodity]);
        }
      }
      return executed;
    }

    /** Returns the units of either commodity that are left for an agent, at most one. */
    static int[] left(int[][] own, int[][] others, int agent) {
      int[] left = new int[2];
      for (int commodity = 0; commodity < 2; commodity++) {
        int before = 0;
        for (int other = 0; other < agent; other++) {
          before += own[other][commodity];
        }
        left[commodity] = (int) Math.max(0, Math.min(1, sum(others, commodity) - before));
      }
      return left;
    }

    private static long sum(int[][] units, int commodity) {
      return Arrays.stream(units).mapToLong(bundle -> bundle[commodity]).sum();
    }
  }

  /** Lets agents from one place to another trade at given prices. */
  Trade trade(int from, int to, int[] prices) {
    return new Trade(
        prices,
        announced(sellers.subList(from, to), prices),
        announced(buyers.subList(from, to), prices));
  }

  private static int[][] announced(List<Agent> agents, int[] prices) {
    return agents.stream()
        .map(agent -> agent.message().at(prices[0], prices[1]))
        .toArray(int[][]::new);
  }

  /** Returns the trades of both groups and of the pool. */
  List<Trade> trades() {
    int n = perGroup();
    return List.of(
        trade(0, n, formed(n, 2 * n)),
        trade(n, 2 * n, formed(0, n)),
        trade(0, 2 * n, formed(0, 2 * n)));
  }

  /** What one agent of a group gets, what another message would gain, and whether she is served. */
  record Result(AgentType type, double payoff, double regret, boolean rationed) {}

  /** Returns what everybody in the groups gets by their trades. */
  List<Result> results(List<Trade> trades) {
    List<Result> results = new ArrayList<>();
    for (int group = 0; group < 2; group++) {
      Trade trade = trades.get(group);
      int from = group * perGroup();
      for (int place = 0; place < perGroup(); place++) {
        results.add(
            result(sellers.get(from + place), trade, trade.supplied, trade.demanded, place));
        results.add(result(buyers.get(from + place), trade, trade.demanded, trade.supplied, place));
      }
    }
    return results;
  }

  private Result result(Agent agent, Trade trade, int[][] own, int[][] others, int place) {
    int[] left = Trade.left(own, others, place);
    double got = payoff(agent, trade, executed(own[place], left));
    double best = Double.NEGATIVE_INFINITY;
    for (int[] message : inOrder(TieRule.MAX)) {
      best = Math.max(best, payoff(agent, trade, executed(message, left)));
    }
    boolean rationed = !Arrays.equals(executed(own[place], left), own[place]);
    return new Result(agent.type(), got, best - got > ROUNDING ? best - got : 0, rationed);
  }

  private static int[] executed(int[] announced, int[] left) {
    return IntStream.range(0, 2).map(h -> Math.min(announced[h], left[h])).toArray();
  }

  private double payoff(Agent agent, Trade trade, int[] units) {
    return agent.payoff(units, grid.price(trade.prices()[0]), grid.price(trade.prices()[1]));
  }

  /** Returns the surplus of a trade whose agents begin at a place. */
  double surplus(Trade trade, int from) {
    int[][] sold = trade.sold();
    int[][] bought = trade.bought();
    double surplus = 0;
    for (int place = 0; place < sold.length; place++) {
      surplus += sellers.get(from + place).payoff(sold[place], 0, 0);
      surplus += buyers.get(from + place).payoff(bought[place], 0, 0);
    }
    return surplus;
  }
}
