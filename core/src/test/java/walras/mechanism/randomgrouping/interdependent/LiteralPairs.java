package walras.mechanism.randomgrouping.interdependent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/**
 * The mechanism with bundles agent by agent: announcements are tables over all price pairs, second
 * and third ones are made by whoever reads signals off first announcements, and sellers are served
 * or forced in order. Agents stand in the order of the permutation: the first half of either side
 * is group 1.
 */
final class LiteralPairs {

  private static final double ROUNDING = 1e-10;

  private final BundleEnvironment environment;
  private final int perGroup;
  private final int prices;
  private final List<int[]> inOrder;

  /** What price takers with each signal announce who know no other. */
  private final Message[] ofSignals;

  /** Units of both commodities at every price pair, shape {@code [first][second][commodity]}. */
  private static final class Message {
    private final int[][][] units;

    private Message(int[][][] units) {
      this.units = units;
    }

    int[][][] units() {
      return units;
    }
  }

  /** What agents announce: sellers, and buyers by message. */
  private final Message[] sellers;

  private final Message[][] buyers = new Message[3][];
  private final int[] sellerSignals;
  private final int[] buyerSignals;

  LiteralPairs(BundleEnvironment environment, int[] sellerSignals, int[] buyerSignals) {
    this.environment = environment;
    this.sellerSignals = sellerSignals.clone();
    this.buyerSignals = buyerSignals.clone();
    perGroup = sellerSignals.length / 2;
    prices = environment.grid().steps() + 1;
    inOrder = inOrder(environment.grid().tie());
    ofSignals =
        IntStream.range(0, environment.buyerSignals())
            .mapToObj(signal -> demand(signal, new int[] {signal}))
            .toArray(Message[]::new);
    sellers =
        Arrays.stream(sellerSignals)
            .mapToObj(signal -> message(bundle -> -cost(signal, bundle), -1))
            .toArray(Message[]::new);
    buyers[0] =
        Arrays.stream(buyerSignals).mapToObj(signal -> ofSignals[signal]).toArray(Message[]::new);
    buyers[1] = new Message[buyerSignals.length];
    buyers[2] = new Message[buyerSignals.length];
    for (int i = 0; i < buyerSignals.length; i++) {
      int from = i / perGroup * perGroup;
      Message[] own = Arrays.copyOfRange(buyers[0], from, from + perGroup);
      buyers[1][i] = informed(buyerSignals[i], own);
      buyers[2][i] = informed(buyerSignals[i], buyers[0]);
    }
  }

  int[] sellerSignals() {
    return sellerSignals.clone();
  }

  int[] buyerSignals() {
    return buyerSignals.clone();
  }

  private LiteralPairs(LiteralPairs other, int[] order) {
    environment = other.environment;
    perGroup = other.perGroup;
    prices = other.prices;
    inOrder = other.inOrder;
    ofSignals = other.ofSignals;
    buyerSignals = other.buyerSignals;
    System.arraycopy(other.buyers, 0, buyers, 0, buyers.length);
    sellers = other.sellers.clone();
    sellerSignals = other.sellerSignals.clone();
    for (int place = 0; place < order.length; place++) {
      sellers[place] = other.sellers[order[place]];
      sellerSignals[place] = other.sellerSignals[order[place]];
    }
  }

  /** Returns the same market with the first sellers in another order. */
  LiteralPairs withSellers(int[] order) {
    return new LiteralPairs(this, order);
  }

  /** What a bundle is worth, by its units. */
  private interface Worth {
    double of(int[] bundle);
  }

  private double cost(int signal, int[] bundle) {
    Side side = environment.signals().sellers();
    return bundle[0] * side.money(0, signal, 0, 0).doubleValue()
        + bundle[1] * side.money(0, signal, 1, 0).doubleValue();
  }

  private double value(int state, int signal, int[] bundle) {
    return environment.value(state, signal, bundle[0] + 2 * bundle[1]).doubleValue();
  }

  private Message message(Worth worth, int sign) {
    int[][][] units = new int[prices][prices][];
    for (int first = 0; first < prices; first++) {
      for (int second = 0; second < prices; second++) {
        units[first][second] = best(worth, sign, first, second);
      }
    }
    return new Message(units);
  }

  /** Returns the first in the order of the tie rule of all bundles that no other one beats. */
  private int[] best(Worth worth, int sign, int first, int second) {
    double most = Double.NEGATIVE_INFINITY;
    for (int[] bundle : inOrder) {
      most = Math.max(most, worth.of(bundle) - sign * payment(bundle, first, second));
    }
    int place = 0;
    while (worth.of(inOrder.get(place)) - sign * payment(inOrder.get(place), first, second)
        < most - ROUNDING) {
      place++;
    }
    return inOrder.get(place);
  }

  private double payment(int[] bundle, int first, int second) {
    return (bundle[0] * first + bundle[1] * second) / (prices - 1.0);
  }

  private static List<int[]> inOrder(TieRule tie) {
    Comparator<int[]> smallestFirst =
        Comparator.<int[]>comparingInt(bundle -> bundle[0] + bundle[1])
            .thenComparingInt(bundle -> bundle[0])
            .thenComparingInt(bundle -> bundle[1]);
    return Stream.of(new int[] {0, 0}, new int[] {1, 0}, new int[] {0, 1}, new int[] {1, 1})
        .sorted(tie == TieRule.MAX ? smallestFirst.reversed() : smallestFirst)
        .toList();
  }

  /** Returns the demand of a buyer who reads signals off the announcements of some buyers. */
  private Message informed(int signal, Message[] announced) {
    return demand(signal, Arrays.stream(announced).mapToInt(this::read).toArray());
  }

  private Message demand(int signal, int[] known) {
    Side side = environment.signals().buyers();
    double[] weights = new double[environment.states()];
    Arrays.setAll(weights, z -> side.model().prior(z));
    for (int other : known) {
      Arrays.setAll(weights, z -> weights[z] * side.model().signal(z, other));
    }
    double total = Arrays.stream(weights).sum();
    double[] expected = new double[4];
    for (int[] bundle : inOrder) {
      for (int z = 0; z < weights.length; z++) {
        expected[bundle[0] + 2 * bundle[1]] += weights[z] / total * value(z, signal, bundle);
      }
    }
    return message(bundle -> expected[bundle[0] + 2 * bundle[1]], 1);
  }

  /** Returns the only signal with which a price taker announces a message. */
  private int read(Message message) {
    return IntStream.range(0, environment.buyerSignals())
        .filter(signal -> Arrays.deepEquals(ofSignals[signal].units(), message.units()))
        .reduce(
            (one, other) -> {
              throw new AssertionError("signals cannot be told apart");
            })
        .orElseThrow();
  }

  /** Returns the prices formed in a group, 0 or 1, or in the pool, 2. */
  int[] formed(int market) {
    int from = market == 2 ? 0 : market * perGroup;
    int to = market == 2 ? 2 * perGroup : from + perGroup;
    Message[] demands = buyers[market == 2 ? 2 : 1];
    int[][][] excess = new int[prices][prices][2];
    for (int agent = from; agent < to; agent++) {
      add(1, sellers[agent], excess);
      add(-1, demands[agent], excess);
    }
    return select(excess, environment.grid().rule());
  }

  private static void add(int sign, Message message, int[][][] excess) {
    for (int first = 0; first < excess.length; first++) {
      for (int second = 0; second < excess.length; second++) {
        excess[first][second][0] += sign * message.units()[first][second][0];
        excess[first][second][1] += sign * message.units()[first][second][1];
      }
    }
  }

  private static int[] select(int[][][] excess, PriceRule rule) {
    List<int[]> pairs =
        IntStream.range(0, excess.length * excess.length)
            .mapToObj(i -> new int[] {i / excess.length, i % excess.length})
            .toList();
    pairs = least(pairs, p -> Arrays.stream(excess[p[0]][p[1]]).map(Math::abs).max().orElseThrow());
    pairs = least(pairs, p -> Arrays.stream(excess[p[0]][p[1]]).map(Math::abs).sum());
    for (int commodity = 0; commodity < 2; commodity++) {
      int h = commodity;
      int[] left = pairs.stream().mapToInt(pair -> pair[h]).sorted().distinct().toArray();
      int place =
          switch (rule) {
            case LOWEST -> 0;
            case MIDDLE -> (left.length - 1) / 2;
            case HIGHEST -> left.length - 1;
          };
      pairs = pairs.stream().filter(pair -> pair[h] == left[place]).toList();
    }
    return pairs.get(0);
  }

  private static List<int[]> least(List<int[]> pairs, ToIntFunction<int[]> measure) {
    int least = pairs.stream().mapToInt(measure).min().orElseThrow();
    return pairs.stream().filter(pair -> measure.applyAsInt(pair) == least).toList();
  }

  /** What becomes of some agents at a price pair; units by agent, then commodity. */
  static final class Trade {
    private final int[] prices;
    private final int[][] offered;
    private final int[][] sold;
    private final int[][] bought;

    private Trade(int[] prices, int[][] offered, int[][] sold, int[][] bought) {
      this.prices = prices;
      this.offered = offered;
      this.sold = sold;
      this.bought = bought;
    }

    int[] prices() {
      return prices;
    }

    int[][] sold() {
      return sold;
    }

    int[][] bought() {
      return bought;
    }

    int imbalance(int commodity) {
      return total(offered, commodity) - total(bought, commodity);
    }

    int rationed() {
      return (int)
          IntStream.range(0, sold.length)
              .filter(agent -> !Arrays.equals(sold[agent], offered[agent]))
              .count();
    }

    private static int total(int[][] units, int commodity) {
      return Arrays.stream(units).mapToInt(bundle -> bundle[commodity]).sum();
    }
  }

  /** Lets a group, or the pool, trade at a price pair on some message. */
  Trade trade(int market, int message, int[] at) {
    int from = market == 2 ? 0 : market * perGroup;
    int to = market == 2 ? 2 * perGroup : from + perGroup;
    int[][] offered = at(Arrays.copyOfRange(sellers, from, to), at);
    int[][] bought = at(Arrays.copyOfRange(buyers[message], from, to), at);
    int[][] sold = new int[to - from][2];
    for (int commodity = 0; commodity < 2; commodity++) {
      int h = commodity;
      int[] own = Arrays.stream(offered).mapToInt(units -> units[h]).toArray();
      int[] wanted = Arrays.stream(bought).mapToInt(units -> units[h]).toArray();
      int[] served = LiteralGrouping.serve(own, wanted, 1);
      for (int agent = 0; agent < sold.length; agent++) {
        sold[agent][h] = served[agent];
      }
    }
    return new Trade(at, offered, sold, bought);
  }

  private static int[][] at(Message[] messages, int[] at) {
    return Arrays.stream(messages).map(m -> m.units()[at[0]][at[1]]).toArray(int[][]::new);
  }

  /** Returns the payoffs of the sellers, then the buyers of a trade, less payments or not. */
  double[] payoffs(int market, Trade trade, int state, boolean paid) {
    int from = market == 2 ? 0 : market * perGroup;
    double steps = paid ? prices - 1 : Double.POSITIVE_INFINITY;
    int agents = trade.sold().length;
    double[] payoffs = new double[2 * agents];
    for (int agent = 0; agent < agents; agent++) {
      int[] sold = trade.sold()[agent];
      int[] bought = trade.bought()[agent];
      int[] at = trade.prices();
      payoffs[agent] =
          (sold[0] * at[0] + sold[1] * at[1]) / steps - cost(sellerSignals[from + agent], sold);
      payoffs[agents + agent] =
          value(state, buyerSignals[from + agent], bought)
              - (bought[0] * at[0] + bought[1] * at[1]) / steps;
    }
    return payoffs;
  }

  double surplus(int market, Trade trade, int state) {
    return Arrays.stream(payoffs(market, trade, state, false)).sum();
  }
}
