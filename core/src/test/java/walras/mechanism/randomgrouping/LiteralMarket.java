package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Random grouping agent by agent, as the paper has it: every agent announces a quantity at every
 * price, permutations make the groups and the order of service.
 */
final class LiteralMarket {

  private final Environment environment;
  private final double[] costs;
  private final double[] values;

  /**
   * Creates a market.
   *
   * @param environment the grid and the rules; its laws are not looked at
   * @param costs one per seller, first those of one group, in the order of service
   * @param values one per buyer, in the same order
   */
  LiteralMarket(Environment environment, double[] costs, double[] values) {
    this.environment = environment;
    this.costs = costs.clone();
    this.values = values.clone();
  }

  Environment environment() {
    return environment;
  }

  double firstCost() {
    return costs[0];
  }

  double firstValue() {
    return values[0];
  }

  /** What is announced and executed in a market of some of the agents at a price. */
  static final class Trade {

    private final int price;
    private final int[] supplies;
    private final int[] demands;

    private Trade(int price, int[] supplies, int[] demands) {
      this.price = price;
      this.supplies = supplies;
      this.demands = demands;
    }

    int price() {
      return price;
    }

    long supply() {
      return Arrays.stream(supplies).sum();
    }

    long demand() {
      return Arrays.stream(demands).sum();
    }

    /** Returns what each seller sells, in the order of service. */
    int[] sold() {
      return ration(supplies, (int) Math.min(supply(), demand()));
    }

    /** Returns what each buyer buys, in the order of service. */
    int[] bought() {
      return ration(demands, (int) Math.min(supply(), demand()));
    }
  }

  int perGroup() {
    return costs.length / 2;
  }

  double price(int index) {
    return (double) index / environment.steps();
  }

  int supply(double cost, int index) {
    boolean max = environment.tie() == TieRule.MAX;
    return (max ? cost <= price(index) : cost < price(index)) ? 1 : 0;
  }

  int demand(double value, int index) {
    boolean max = environment.tie() == TieRule.MAX;
    return (max ? value >= price(index) : value > price(index)) ? 1 : 0;
  }

  /** Returns the price index that is selected for agents from one place to another. */
  int formed(int from, int to) {
    long[] excess = new long[environment.steps() + 1];
    for (int index = 0; index < excess.length; index++) {
      for (int agent = from; agent < to; agent++) {
        excess[index] += supply(costs[agent], index) - demand(values[agent], index);
      }
    }
    return select(excess, environment.rule());
  }

  /** Returns the place that a rule takes of those at which a number is nearest to zero. */
  static int select(long[] excess, PriceRule rule) {
    long least = Arrays.stream(excess).map(Math::abs).min().orElseThrow();
    List<Integer> best = new ArrayList<>();
    for (int index = 0; index < excess.length; index++) {
      if (Math.abs(excess[index]) == least) {
        best.add(index);
      }
    }
    int place =
        switch (rule) {
          case LOWEST -> 0;
          case MIDDLE -> (best.size() - 1) / 2;
          case HIGHEST -> best.size() - 1;
        };
    return best.get(place);
  }

  /** Lets agents from one place to another trade at a price, in the order of their places. */
  Trade trade(int from, int to, int index) {
    int[] supplies = new int[to - from];
    int[] demands = new int[to - from];
    for (int agent = from; agent < to; agent++) {
      supplies[agent - from] = supply(costs[agent], index);
      demands[agent - from] = demand(values[agent], index);
    }
    return new Trade(index, supplies, demands);
  }

  /** Gives to each in turn what is announced, or what is left. */
  static int[] ration(int[] announced, int total) {
    int left = total;
    int[] executed = new int[announced.length];
    for (int agent = 0; agent < executed.length; agent++) {
      executed[agent] = Math.min(announced[agent], left);
      left -= executed[agent];
    }
    return executed;
  }

  /** Returns the trades of both groups and of the pool, in its own order of service. */
  List<Trade> trades() {
    int n = perGroup();
    return List.of(
        trade(0, n, formed(n, 2 * n)),
        trade(n, 2 * n, formed(0, n)),
        trade(0, 2 * n, formed(0, 2 * n)));
  }

  double surplus(Trade trade, int from) {
    int[] sold = trade.sold();
    int[] bought = trade.bought();
    double surplus = 0;
    for (int agent = 0; agent < sold.length; agent++) {
      surplus += bought[agent] * values[from + agent];
      surplus -= sold[agent] * costs[from + agent];
    }
    return surplus;
  }

  /** Returns the largest surplus: sellers by cost and buyers by value meet while both gain. */
  double maximum() {
    double[] cheap = costs.clone();
    double[] dear = values.clone();
    Arrays.sort(cheap);
    Arrays.sort(dear);
    double surplus = 0;
    for (int pair = 0; pair < cheap.length; pair++) {
      surplus += Math.max(0, dear[dear.length - 1 - pair] - cheap[pair]);
    }
    return surplus;
  }

  double leastPayoff() {
    int n = perGroup();
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < 2; group++) {
      Trade trade = trades().get(group);
      double price = price(trade.price());
      int[] sold = trade.sold();
      int[] bought = trade.bought();
      for (int agent = 0; agent < n; agent++) {
        least = Math.min(least, sold[agent] * (price - costs[group * n + agent]));
        least = Math.min(least, bought[agent] * (values[group * n + agent] - price));
      }
    }
    return least;
  }

  /** Returns what the first buyer could gain in the pool by another threshold, over all of them. */
  double buyerGain(int truth) {
    double best = Double.NEGATIVE_INFINITY;
    for (int report = 0; report <= environment.steps() + 1; report++) {
      best = Math.max(best, buyerPayoff(report));
    }
    return best - buyerPayoff(truth);
  }

  private double buyerPayoff(int report) {
    long[] supply = new long[environment.steps() + 1];
    long[] demand = new long[environment.steps() + 1];
    for (int index = 0; index < supply.length; index++) {
      for (int agent = 0; agent < costs.length; agent++) {
        supply[index] += supply(costs[agent], index);
        demand[index] += agent == 0 ? (index < report ? 1 : 0) : demand(values[agent], index);
      }
    }
    int price = select(difference(supply, demand), environment.rule());
    double served = Math.min(1, (double) supply[price] / demand[price]);
    return price < report ? (values[0] - price(price)) * served : 0;
  }

  /** Returns what the first seller could gain in the pool by another threshold, over all. */
  double sellerGain(int truth) {
    double best = Double.NEGATIVE_INFINITY;
    for (int report = 0; report <= environment.steps() + 1; report++) {
      best = Math.max(best, sellerPayoff(report));
    }
    return best - sellerPayoff(truth);
  }

  private double sellerPayoff(int report) {
    long[] supply = new long[environment.steps() + 1];
    long[] demand = new long[environment.steps() + 1];
    for (int index = 0; index < supply.length; index++) {
      for (int agent = 0; agent < costs.length; agent++) {
        supply[index] += agent == 0 ? (index >= report ? 1 : 0) : supply(costs[agent], index);
        demand[index] += demand(values[agent], index);
      }
    }
    int price = select(difference(supply, demand), environment.rule());
    double served = Math.min(1, (double) demand[price] / supply[price]);
    return price >= report ? (price(price) - costs[0]) * served : 0;
  }

  private static long[] difference(long[] supply, long[] demand) {
    long[] excess = new long[supply.length];
    Arrays.setAll(excess, index -> supply[index] - demand[index]);
    return excess;
  }
}
