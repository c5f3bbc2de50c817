package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import walras.kernel.Holdings;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * Random grouping of given agents one by one, each with some units of some commodities. Amounts are
 * whole numbers of sixteenths, by agent, commodity and unit.
 */
final class LiteralHoldings {

  static final int UNIT = 16;

  final Grid grid;
  final int commodities;
  final int[][][] costs;
  final int[][][] values;

  LiteralHoldings(Grid grid, int[][][] costs, int[][][] values) {
    this.grid = grid;
    this.costs = costs.clone();
    this.values = values.clone();
    commodities = costs[0].length;
  }

  int agents() {
    return costs.length + values.length;
  }

  int[][][] amounts(Side side) {
    return side == Side.SELLER ? costs : values;
  }

  /** Returns the same agents as a file gives them. */
  Population population() {
    return new Population(
        "00",
        agents(),
        IntStream.range(0, commodities).mapToObj(h -> "c" + h).toList(),
        holdings(Side.SELLER),
        holdings(Side.BUYER));
  }

  private Holdings holdings(Side side) {
    int[] ends = new int[amounts(side).length * commodities];
    int place = 0;
    int next = 0;
    for (int[][] agent : amounts(side)) {
      for (int[] units : agent) {
        place += units.length;
        ends[next++] = place;
      }
    }
    double[] flat =
        Arrays.stream(amounts(side))
            .flatMap(Arrays::stream)
            .flatMapToInt(Arrays::stream)
            .mapToDouble(amount -> (double) amount / UNIT)
            .toArray();
    return Holdings.ofAgents(side, commodities, flat, ends);
  }

  /** Returns the amounts of an agent as doubles, and the place after those of each commodity. */
  int type(Holdings holdings, Side side, int agent) {
    int[][] units = amounts(side)[agent];
    int[] ends = new int[commodities];
    int place = 0;
    for (int h = 0; h < commodities; h++) {
      place += units[h].length;
      ends[h] = place;
    }
    return holdings.find(
        Arrays.stream(units)
            .flatMapToInt(Arrays::stream)
            .mapToDouble(amount -> (double) amount / UNIT)
            .toArray(),
        ends);
  }

  private int announced(Side side, int agent, int commodity, int price) {
    int count = 0;
    for (int amount : amounts(side)[agent][commodity]) {
      int difference = Integer.compare(amount * grid.steps(), price * UNIT);
      int margin = side == Side.SELLER ? -difference : difference;
      count += margin > 0 || (margin == 0 && grid.tie() == TieRule.MAX) ? 1 : 0;
    }
    return count;
  }

  private long announced(Side side, int[] agents, int commodity, int price) {
    return Arrays.stream(agents).map(i -> announced(side, i, commodity, price)).sum();
  }

  private int formed(int[] sellers, int[] buyers, int commodity) {
    long[] excess = new long[grid.steps() + 1];
    for (int price = 0; price <= grid.steps(); price++) {
      excess[price] =
          announced(Side.SELLER, sellers, commodity, price)
              - announced(Side.BUYER, buyers, commodity, price);
    }
    return LiteralMarket.select(excess, grid.rule());
  }

  /** What one pair of permutations leads to; agents by their place in the population. */
  final class Grouping {
    final int[][] formed = new int[commodities][2];
    long rationed;
    long traded;
    long pooledRationed;
    int gap;
    int error;
    double surplus;
    double pooledSurplus;

    /** Whether each unit is announced and not traded, by side, agent, commodity and unit. */
    final boolean[][][][] unserved = {flags(costs), flags(values)};

    final boolean[][][][] pooledUnserved = {flags(costs), flags(values)};

    private Grouping(int[] sellers, int[] buyers) {
      int[][] sold = {half(sellers, 0), half(sellers, 1)};
      int[][] bought = {half(buyers, 0), half(buyers, 1)};
      for (int h = 0; h < commodities; h++) {
        formed[h][0] = formed(sold[0], bought[0], h);
        formed[h][1] = formed(sold[1], bought[1], h);
        for (int group = 0; group < 2; group++) {
          int price = formed[h][1 - group];
          long supply = announced(Side.SELLER, sold[group], h, price);
          long demand = announced(Side.BUYER, bought[group], h, price);
          rationed += Math.abs(supply - demand);
          traded += Math.min(supply, demand);
          surplus += surplus(sold[group], bought[group], h, price, unserved);
        }
        int pooled = formed(sellers, buyers, h);
        gap = Math.max(gap, Math.abs(formed[h][0] - formed[h][1]));
        error = Math.max(error, Math.abs(formed[h][0] - pooled));
        error = Math.max(error, Math.abs(formed[h][1] - pooled));
        pooledSurplus += surplus(sellers, buyers, h, pooled, pooledUnserved);
        pooledRationed +=
            Math.abs(
                announced(Side.SELLER, sellers, h, pooled)
                    - announced(Side.BUYER, buyers, h, pooled));
      }
    }

    private double surplus(int[] sold, int[] bought, int h, int price, boolean[][][][] flags) {
      long traded =
          Math.min(announced(Side.SELLER, sold, h, price), announced(Side.BUYER, bought, h, price));
      double surplus = 0;
      for (Side side : Side.values()) {
        int[] agents = side == Side.SELLER ? sold : bought;
        int[] wanted = Arrays.stream(agents).map(i -> announced(side, i, h, price)).toArray();
        int[] got = LiteralMarket.ration(wanted, (int) traded);
        for (int i = 0; i < agents.length; i++) {
          for (int unit = 0; unit < wanted[i]; unit++) {
            double money = (double) amounts(side)[agents[i]][h][unit] / UNIT;
            boolean trades = unit < got[i];
            flags[side.index()][agents[i]][h][unit] = !trades;
            surplus += trades ? (side == Side.SELLER ? -money : money) : 0;
          }
        }
      }
      return surplus;
    }

    /** Returns how many agents miss some unit in the groups. */
    long rationedAgents() {
      return Arrays.stream(unserved)
          .flatMap(Arrays::stream)
          .filter(agent -> Arrays.stream(agent).anyMatch(Grouping::isAny))
          .count();
    }

    private static boolean isAny(boolean[] units) {
      return IntStream.range(0, units.length).anyMatch(unit -> units[unit]);
    }
  }

  private static boolean[][][] flags(int[][][] amounts) {
    return Arrays.stream(amounts)
        .map(
            agent ->
                Arrays.stream(agent)
                    .map(units -> new boolean[units.length])
                    .toArray(boolean[][]::new))
        .toArray(boolean[][][]::new);
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

  /** Returns the largest surplus: in each commodity, the dearest units meet the cheapest. */
  double maximum() {
    double sum = 0;
    for (int h = 0; h < commodities; h++) {
      int[] cheap = units(costs, h);
      int[] dear = units(values, h);
      for (int pair = 0; pair < Math.min(cheap.length, dear.length); pair++) {
        sum += Math.max(0, dear[dear.length - 1 - pair] - cheap[pair]);
      }
    }
    return sum / UNIT;
  }

  private static int[] units(int[][][] amounts, int commodity) {
    return Arrays.stream(amounts)
        .flatMapToInt(agent -> Arrays.stream(agent[commodity]))
        .sorted()
        .toArray();
  }
}
