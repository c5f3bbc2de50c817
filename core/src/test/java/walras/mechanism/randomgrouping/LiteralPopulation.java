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
      for (int seller : sellers) {
        supply[group] += supplies(costs[seller], price) ? 1 : 0;
      }
      for (int buyer : buyers) {
        demand[group] += demands(values[buyer], price) ? 1 : 0;
      }
      long soldLeft = Math.min(supply[group], demand[group]);
      long boughtLeft = soldLeft;
      double money = (double) price / steps;
      for (int seller : sellers) {
        boolean announces = supplies(costs[seller], price);
        boolean trades = announces && soldLeft-- > 0;
        sellerRationed[seller] = announces && !trades;
        double cost = (double) costs[seller] / UNIT;
        surplus -= trades ? cost : 0;
        leastPayoff = Math.min(leastPayoff, trades ? money - cost : 0);
      }
      for (int buyer : buyers) {
        boolean announces = demands(values[buyer], price);
        boolean trades = announces && boughtLeft-- > 0;
        buyerRationed[buyer] = announces && !trades;
        double value = (double) values[buyer] / UNIT;
        surplus += trades ? value : 0;
        leastPayoff = Math.min(leastPayoff, trades ? value - money : 0);
      }
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

  private boolean supplies(int cost, int price) {
    int difference = Integer.compare(cost * steps, price * UNIT);
    return tie == TieRule.MAX ? difference <= 0 : difference < 0;
  }

  private boolean demands(int value, int price) {
    int difference = Integer.compare(value * steps, price * UNIT);
    return tie == TieRule.MAX ? difference >= 0 : difference > 0;
  }

  private int formed(int[] sellers, int[] buyers) {
    long[] excess = new long[steps + 1];
    for (int price = 0; price <= steps; price++) {
      for (int seller : sellers) {
        excess[price] += supplies(costs[seller], price) ? 1 : 0;
      }
      for (int buyer : buyers) {
        excess[price] -= demands(values[buyer], price) ? 1 : 0;
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
    return Arrays.stream(costs).filter(cost -> supplies(cost, price)).count();
  }

  long pooledDemand(int price) {
    return Arrays.stream(values).filter(value -> demands(value, price)).count();
  }

  double pooledSurplus() {
    int price = pooledPrice();
    double supply = pooledSupply(price);
    double demand = pooledDemand(price);
    double traded = Math.min(supply, demand);
    double worth = Arrays.stream(values).filter(value -> demands(value, price)).sum();
    double spent = Arrays.stream(costs).filter(cost -> supplies(cost, price)).sum();
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
    int truth =
        (int) IntStream.rangeClosed(0, steps).filter(j -> demands(values[buyer], j)).count();
    for (int report = 0; report <= steps + 1; report++) {
      best = Math.max(best, payoff(-1, buyer, report));
    }
    return best - payoff(-1, buyer, truth);
  }

  /** Returns what a seller could gain in the pool, over all thresholds. */
  double sellerGain(int seller) {
    double best = Double.NEGATIVE_INFINITY;
    int silent =
        (int) IntStream.rangeClosed(0, steps).filter(j -> !supplies(costs[seller], j)).count();
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
        boolean offers = i == seller ? price >= report : supplies(costs[i], price);
        supply[price] += offers ? 1 : 0;
      }
      for (int i = 0; i < values.length; i++) {
        boolean wants = i == buyer ? price < report : demands(values[i], price);
        demand[price] += wants ? 1 : 0;
      }
      excess[price] = supply[price] - demand[price];
    }
    int price = LiteralMarket.select(excess, rule);
    double money = (double) price / steps;
    if (seller >= 0) {
      double served = Math.min(1, (double) demand[price] / supply[price]);
      return price >= report ? (money - (double) costs[seller] / UNIT) * served : 0;
    }
    double served = Math.min(1, (double) supply[price] / demand[price]);
    return price < report ? ((double) values[buyer] / UNIT - money) * served : 0;
  }
}
