package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random grouping of agents with several units of several commodities, agent by agent: explicit
 * supplies and demands at every price, one explicit order of service for all commodities.
 */
final class LiteralUnits {

  private final List<LiteralMarket> grids;
  private final double[][][] costs;
  private final double[][][] values;

  /**
   * Creates a market.
   *
   * @param environments the grid and the rules, by commodity; their laws are not looked at
   * @param costs by commodity, seller in the order of service and unit, first those of one group
   * @param values by commodity, buyer and unit
   */
  LiteralUnits(List<Environment> environments, double[][][] costs, double[][][] values) {
    grids =
        environments.stream()
            .map(environment -> new LiteralMarket(environment, new double[0], new double[0]))
            .toList();
    this.costs = costs;
    this.values = values;
  }

  int commodities() {
    return grids.size();
  }

  int perGroup() {
    return costs[0].length / 2;
  }

  double price(int commodity, int index) {
    return grids.get(commodity).price(index);
  }

  /** Returns what sellers from one place to another supply at a price. */
  int[] supplies(int commodity, int from, int to, int index) {
    LiteralMarket grid = grids.get(commodity);
    return IntStream.range(from, to)
        .map(
            agent ->
                Arrays.stream(costs[commodity][agent])
                    .mapToInt(cost -> grid.supply(cost, index))
                    .sum())
        .toArray();
  }

  /** Returns what buyers from one place to another demand at a price. */
  int[] demands(int commodity, int from, int to, int index) {
    LiteralMarket grid = grids.get(commodity);
    return IntStream.range(from, to)
        .map(
            agent ->
                Arrays.stream(values[commodity][agent])
                    .mapToInt(value -> grid.demand(value, index))
                    .sum())
        .toArray();
  }

  /** Returns the price index selected for agents from one place to another. */
  int formed(int commodity, int from, int to) {
    Environment environment = grids.get(commodity).environment();
    long[] excess = new long[environment.steps() + 1];
    Arrays.setAll(
        excess,
        index ->
            Arrays.stream(supplies(commodity, from, to, index)).sum()
                - Arrays.stream(demands(commodity, from, to, index)).sum());
    return LiteralMarket.select(excess, environment.rule());
  }

  /** What is announced and executed of one commodity by agents from one place on. */
  static final class Trade {

    private final int from;
    private final int price;
    private final int[] supplies;
    private final int[] demands;

    private Trade(int from, int price, int[] supplies, int[] demands) {
      this.from = from;
      this.price = price;
      this.supplies = supplies;
      this.demands = demands;
    }

    int from() {
      return from;
    }

    int price() {
      return price;
    }

    int[] supplies() {
      return supplies.clone();
    }

    int[] demands() {
      return demands.clone();
    }

    /** Returns what each seller sells, in the order of service. */
    int[] sold() {
      return LiteralMarket.ration(supplies, shortSide());
    }

    /** Returns what each buyer buys, in the order of service. */
    int[] bought() {
      return LiteralMarket.ration(demands, shortSide());
    }

    private int shortSide() {
      return Math.min(Arrays.stream(supplies).sum(), Arrays.stream(demands).sum());
    }

    int rationed() {
      return Math.abs(Arrays.stream(supplies).sum() - Arrays.stream(demands).sum());
    }

    int traded() {
      return shortSide();
    }
  }

  /** Lets agents from one place to another trade a commodity in the order of their places. */
  Trade trade(int commodity, int from, int to, int index) {
    return new Trade(
        from, index, supplies(commodity, from, to, index), demands(commodity, from, to, index));
  }

  /** Returns the trades of a commodity in a group, or in the pool of all agents. */
  Trade trade(int commodity, int market) {
    int n = perGroup();
    return switch (market) {
      case 0 -> trade(commodity, 0, n, formed(commodity, n, 2 * n));
      case 1 -> trade(commodity, n, 2 * n, formed(commodity, 0, n));
      default -> trade(commodity, 0, 2 * n, formed(commodity, 0, 2 * n));
    };
  }

  /** Returns the surplus of a trade: everybody trades the best units first. */
  double surplus(int commodity, Trade trade) {
    double surplus = 0;
    for (int agent = 0; agent < trade.sold().length; agent++) {
      double[] cost = costs[commodity][trade.from() + agent].clone();
      double[] value = values[commodity][trade.from() + agent].clone();
      Arrays.sort(cost);
      Arrays.sort(value);
      for (int unit = 0; unit < trade.sold()[agent]; unit++) {
        surplus -= cost[unit];
      }
      for (int unit = 0; unit < trade.bought()[agent]; unit++) {
        surplus += value[value.length - 1 - unit];
      }
    }
    return surplus;
  }

  /** Returns the largest surplus of a commodity. */
  double maximum(int commodity) {
    double[] cheap = Arrays.stream(costs[commodity]).flatMapToDouble(Arrays::stream).toArray();
    double[] dear = Arrays.stream(values[commodity]).flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(cheap);
    Arrays.sort(dear);
    double surplus = 0;
    for (int pair = 0; pair < cheap.length; pair++) {
      surplus += Math.max(0, dear[dear.length - 1 - pair] - cheap[pair]);
    }
    return surplus;
  }

  /** Returns the agents of both groups who get less than they announced of some commodity. */
  int rationedAgents() {
    int rationed = 0;
    for (int group = 0; group < 2; group++) {
      boolean[] sellers = new boolean[perGroup()];
      boolean[] buyers = new boolean[perGroup()];
      for (int commodity = 0; commodity < commodities(); commodity++) {
        Trade trade = trade(commodity, group);
        for (int agent = 0; agent < perGroup(); agent++) {
          sellers[agent] |= trade.sold()[agent] < trade.supplies()[agent];
          buyers[agent] |= trade.bought()[agent] < trade.demands()[agent];
        }
      }
      for (int agent = 0; agent < perGroup(); agent++) {
        rationed += (sellers[agent] ? 1 : 0) + (buyers[agent] ? 1 : 0);
      }
    }
    return rationed;
  }
}
