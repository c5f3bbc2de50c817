package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Random grouping of given agents one by one: sellers and buyers may differ in number. Amounts are
 * whole numbers of sixteenths, so that everything but money per agent is whole.
 */
final class LiteralPopulation {

  static final int UNIT = 16;

  private final int steps;
  private final TieRule tie;
  private final PriceRule rule;
  final int[] costs;
  final int[] values;

  LiteralPopulation(int steps, TieRule tie, PriceRule rule, int[] costs, int[] values) {
    this.steps = steps;
    this.tie = tie;
    this.rule = rule;
    this.costs = costs.clone();
    this.values = values.clone();
  }

  Grid grid() {
    return new Grid(steps, tie, rule);
  }

  double price(int index) {
    return (double) index / steps;
  }

  /** What one pair of permutations leads to; agents by their place in the population. */
  final class Grouping {
    final int[] formed = new int[2];
    final long[] supply = new long[2];
    final long[] demand = new long[2];
    final boolean[] sellerRationed = new boolean[costs.length];
    final boolean[] buyerRationed = new boolean[values.length];
    double surplus;
    double leastPayoff = Double.POSITIVE_INFINITY;

    private Grouping(int[] sellers, int[] buyers) {
      int[][] sold = {half(sellers, 0), half(sellers, 1)};
      int[][] bought = {half(buyers, 0), half(buyers, 1)};
      for (int group = 0; group < 2; group++) {
        formed[group] = formed(sold[group], bought[group]);
      }
      for (int group = 0; group < 2; group++) {
        trade(group, sold[group], bought[group]);
      }
    }

    private void trade(int group, int[] sellers, int[] buyers) {
      int price = formed[1 - group];
      int[] supplies = Arrays.stream(sellers).map(i -> supply(costs[i], price)).toArray();
      int[] demands = Arrays.stream(buyers).map(i -> demand(values[i], price)).toArray();
      supply[group] = Arrays.stream(supplies).sum();
      demand[group] = Arrays.stream(demands).sum();
      int traded = (int) Math.min(supply[group], demand[group]);
      int[] sold = LiteralMarket.ration(supplies, traded);
      int[] bought = LiteralMarket.ration(demands, traded);
      for (int i = 0; i < sellers.length; i++) {
        sellerRationed[sellers[i]] = sold[i] < supplies[i];
        gain(sold[i], price(price) - (double) costs[sellers[i]] / UNIT);
        surplus -= sold[i] * (double) costs[sellers[i]] / UNIT;
      }
      for (int i = 0; i < buyers.length; i++) {
        buyerRationed[buyers[i]] = bought[i] < demands[i];
        gain(bought[i], (double) values[buyers[i]] / UNIT - price(price));
        surplus += bought[i] * (double) values[buyers[i]] / UNIT;
      }
    }

    private void gain(int units, double margin) {
      leastPayoff = Math.min(leastPayoff, units * margin);
    }

    int gap() {
      return Math.abs(formed[0] - formed[1]);
    }

    int error(int price) {
      return Math.max(Math.abs(formed[0] - price), Math.abs(formed[1] - price));
    }

    long rationed() {
      return Math.abs(supply[0] - demand[0]) + Math.abs(supply[1] - demand[1]);
    }

    /** Returns prices and quantities as one text. */
    String counts() {
      return Arrays.toString(formed) + Arrays.toString(supply) + Arrays.toString(demand);
    }
  }

  private static int[] half(int[] order, int group) {
    int n = order.length / 2;
    return Arrays.copyOfRange(order, group * n, (group + 1) * n);
  }

  /** Visits all permutations of sellers with all permutations of buyers. */
  void forEach(Consumer<Grouping> visitor) {
    permute(
        IntStream.range(0, costs.length).toArray(),
        0,
        sellers ->
            permute(
                IntStream.range(0, values.length).toArray(),
                0,
                buyers -> visitor.accept(new Grouping(sellers, buyers))));
  }

  private static void permute(int[] order, int from, Consumer<int[]> visitor) {
    if (from == order.length) {
      visitor.accept(order);
      return;
    }
    for (int i = from; i < order.length; i++) {
      swap(order, from, i);
      permute(order, from + 1, visitor);
      swap(order, from, i);
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  private int supply(int cost, int price) {
    int difference = Integer.compare(cost * steps, price * UNIT);
    return difference < 0 || (difference == 0 && tie == TieRule.MAX) ? 1 : 0;
  }

  private int demand(int value, int price) {
    int difference = Integer.compare(value * steps, price * UNIT);
    return difference > 0 || (difference == 0 && tie == TieRule.MAX) ? 1 : 0;
  }

  private int formed(int[] sellers, int[] buyers) {
    long[] excess = new long[steps + 1];
    for (int price = 0; price <= steps; price++) {
      for (int seller : sellers) {
        excess[price] += supply(costs[seller], price);
      }
      for (int buyer : buyers) {
        excess[price] -= demand(values[buyer], price);
      }
    }
    return LiteralMarket.select(excess, rule);
  }

  /** Returns the price of the pool. */
  int pooledPrice() {
    return formed(
        IntStream.range(0, costs.length).toArray(), IntStream.range(0, values.length).toArray());
  }

  long pooledSupply(int price) {
    return Arrays.stream(costs).map(cost -> supply(cost, price)).sum();
  }

  long pooledDemand(int price) {
    return Arrays.stream(values).map(value -> demand(value, price)).sum();
  }

  double pooledSurplus() {
    int price = pooledPrice();
    double supply = pooledSupply(price);
    double demand = pooledDemand(price);
    double traded = Math.min(supply, demand);
    double worth = Arrays.stream(values).map(value -> value * demand(value, price)).sum();
    double spent = Arrays.stream(costs).map(cost -> cost * supply(cost, price)).sum();
    return traded == 0 ? 0 : (worth * traded / demand - spent * traded / supply) / UNIT;
  }

  double maximum() {
    int[] cheap = Arrays.stream(costs).sorted().toArray();
    int[] dear = Arrays.stream(values).sorted().toArray();
    double sum = 0;
    for (int pair = 0; pair < Math.min(cheap.length, dear.length); pair++) {
      sum += Math.max(0, dear[dear.length - 1 - pair] - cheap[pair]);
    }
    return sum / UNIT;
  }

  /** Returns what a buyer could gain in the pool, over all thresholds. */
  double buyerGain(int buyer) {
    double best = Double.NEGATIVE_INFINITY;
    int truth = IntStream.rangeClosed(0, steps).map(j -> demand(values[buyer], j)).sum();
    for (int report = 0; report <= steps + 1; report++) {
      best = Math.max(best, payoff(-1, buyer, report));
    }
    return best - payoff(-1, buyer, truth);
  }

  /** Returns what a seller could gain in the pool, over all thresholds. */
  double sellerGain(int seller) {
    double best = Double.NEGATIVE_INFINITY;
    int silent = IntStream.rangeClosed(0, steps).map(j -> 1 - supply(costs[seller], j)).sum();
    for (int report = 0; report <= steps + 1; report++) {
      best = Math.max(best, payoff(seller, -1, report));
    }
    return best - payoff(seller, -1, silent);
  }

  /** Returns the payoff of one agent who announces a threshold; the other index is -1. */
  private double payoff(int seller, int buyer, int report) {
    long[] supply = new long[steps + 1];
    long[] demand = new long[steps + 1];
    long[] excess = new long[steps + 1];
    for (int price = 0; price <= steps; price++) {
      for (int i = 0; i < costs.length; i++) {
        supply[price] += i == seller ? from(report, price) : supply(costs[i], price);
      }
      for (int i = 0; i < values.length; i++) {
        demand[price] += i == buyer ? 1 - from(report, price) : demand(values[i], price);
      }
      excess[price] = supply[price] - demand[price];
    }
    int price = LiteralMarket.select(excess, rule);
    return seller >= 0
        ? payoff(
            from(report, price), price(price) - money(costs[seller]), demand[price], supply[price])
        : payoff(
            1 - from(report, price),
            money(values[buyer]) - price(price),
            supply[price],
            demand[price]);
  }

  /** Returns the margin on the units announced, where one side has fewer units than the own. */
  private static double payoff(int announced, double margin, long others, long own) {
    return announced == 0 ? 0 : margin * Math.min(1, (double) others / own);
  }

  private static double money(int amount) {
    return (double) amount / UNIT;
  }

  private static int from(int threshold, int price) {
    return price >= threshold ? 1 : 0;
  }
}
