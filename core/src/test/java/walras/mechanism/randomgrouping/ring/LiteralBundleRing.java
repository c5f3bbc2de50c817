package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.mechanism.randomgrouping.signals.Side;

/**
 * A ring with bundles agent by agent: announcements are tables over all price pairs, second and
 * third ones are made by whoever reads signals off first announcements, and agents stand in the
 * order of the permutation, group by group.
 */
final class LiteralBundleRing {

  private static final double ROUNDING = 1e-10;

  private final BundleRing ring;
  private final int perGroup;
  private final int prices;
  private final int[] sellers;
  private final int[] buyers;
  private final List<Integer> inOrder;

  /** What those who know no other announce, by signal: bundles at every price pair. */
  private final List<int[][]> ofSellers = new ArrayList<>();

  private final List<int[][]> ofBuyers = new ArrayList<>();

  /** What was announced, by side, agent and kind, and the prices formed: the same every time. */
  private final Map<List<Object>, int[][]> announced = new HashMap<>();

  private final Map<Integer, int[]> formed = new HashMap<>();

  LiteralBundleRing(BundleRing ring, int[] sellers, int[] buyers) {
    this.ring = ring;
    this.sellers = sellers.clone();
    this.buyers = buyers.clone();
    perGroup = sellers.length / ring.groups();
    prices = ring.grid().steps() + 1;
    inOrder = inOrder(ring.grid().tie());
    for (int signal = 0; signal < ring.bundles().sellerSignals(); signal++) {
      ofSellers.add(message(true, signal, new int[0], new int[0]));
    }
    for (int signal = 0; signal < ring.bundles().buyerSignals(); signal++) {
      ofBuyers.add(message(false, signal, new int[0], new int[0]));
    }
  }

  private static List<Integer> inOrder(TieRule tie) {
    Comparator<Integer> smallestFirst =
        Comparator.<Integer>comparingInt(Integer::bitCount)
            .thenComparingInt(bundle -> Bundle.units(bundle, 0))
            .thenComparingInt(bundle -> Bundle.units(bundle, 1));
    return Stream.of(0, 1, 2, 3)
        .sorted(tie == TieRule.MAX ? smallestFirst.reversed() : smallestFirst)
        .toList();
  }

  int groups() {
    return ring.groups();
  }

  /** Returns the number of sellers and buyers. */
  int agents() {
    return 2 * sellers.length;
  }

  double cost(int state, int seller, int bundle) {
    return ofSeller(state, sellers[seller], bundle);
  }

  double value(int state, int buyer, int bundle) {
    return ring.bundles().value(state, buyers[buyer], bundle).doubleValue();
  }

  private double ofSeller(int state, int signal, int bundle) {
    Side side = ring.bundles().signals().sellers();
    return Bundle.units(bundle, 0) * side.money(state, signal, 0, 0).doubleValue()
        + Bundle.units(bundle, 1) * side.money(state, signal, 1, 0).doubleValue();
  }

  /** Returns what an agent announces who knows the own signal and those of some others. */
  private int[][] message(boolean isSeller, int own, int[] knownSellers, int[] knownBuyers) {
    Side ofSeller = ring.bundles().signals().sellers();
    Side ofBuyer = ring.bundles().signals().buyers();
    double[] weights = new double[ring.states()];
    for (int z = 0; z < weights.length; z++) {
      int state = z;
      double likelihood = (isSeller ? ofSeller : ofBuyer).model().signal(z, own);
      weights[z] = ofBuyer.model().prior(z) * likelihood;
      for (int signal : knownSellers) {
        weights[z] *= ofSeller.model().signal(state, signal);
      }
      for (int signal : knownBuyers) {
        weights[z] *= ofBuyer.model().signal(state, signal);
      }
    }
    double total = Arrays.stream(weights).sum();
    IntToDoubleFunction worth =
        bundle ->
            IntStream.range(0, weights.length)
                    .mapToDouble(
                        z ->
                            weights[z]
                                * (isSeller
                                    ? -ofSeller(z, own, bundle)
                                    : ring.bundles().value(z, own, bundle).doubleValue()))
                    .sum()
                / total;
    return table(worth, isSeller ? -1 : 1);
  }

  private int[][] table(IntToDoubleFunction worth, int sign) {
    int[][] table = new int[prices][prices];
    double[] of = IntStream.range(0, Bundle.COUNT).mapToDouble(worth).toArray();
    for (int first = 0; first < prices; first++) {
      for (int second = 0; second < prices; second++) {
        double[] payoffs = new double[Bundle.COUNT];
        for (int bundle : inOrder) {
          payoffs[bundle] = of[bundle] - sign * payment(bundle, new int[] {first, second});
        }
        double most = Arrays.stream(payoffs).max().orElseThrow();
        int place = 0;
        while (payoffs[inOrder.get(place)] < most - ROUNDING) {
          place++;
        }
        table[first][second] = inOrder.get(place);
      }
    }
    return table;
  }

  double payment(int bundle, int[] at) {
    return (Bundle.units(bundle, 0) * at[0] + Bundle.units(bundle, 1) * at[1]) / (prices - 1.0);
  }

  /** Returns the only signal with which a price taker who knows no other announces a message. */
  private static int read(int[][] message, List<int[][]> announced) {
    return IntStream.range(0, announced.size())
        .filter(signal -> Arrays.deepEquals(announced.get(signal), message))
        .reduce(
            (one, other) -> {
              throw new AssertionError("signals cannot be told apart");
            })
        .orElseThrow();
  }

  /**
   * Returns an announcement.
   *
   * @param kind 0 to 2 for the messages, 3 for that of somebody who knows all signals
   */
  int[][] announced(boolean isSeller, int agent, int kind) {
    List<Object> key = List.of(isSeller, agent, kind);
    if (!announced.containsKey(key)) {
      announced.put(key, announce(isSeller, agent, kind));
    }
    return Objects.requireNonNull(announced.get(key));
  }

  private int[][] announce(boolean isSeller, int agent, int kind) {
    int group = agent / perGroup;
    int next = (group + 1) % ring.groups();
    int[] heard =
        IntStream.range(0, sellers.length)
            .filter(
                other ->
                    switch (kind) {
                      case 0 -> false;
                      case 1 -> other / perGroup == next;
                      case 2 -> other / perGroup != group;
                      default -> true;
                    })
            .toArray();
    int[] knownSellers =
        Arrays.stream(heard)
            .filter(other -> !(isSeller && other == agent))
            .map(other -> read(ofSellers.get(sellers[other]), ofSellers))
            .toArray();
    int[] knownBuyers =
        Arrays.stream(heard)
            .filter(other -> isSeller || other != agent)
            .map(other -> read(ofBuyers.get(buyers[other]), ofBuyers))
            .toArray();
    return message(isSeller, isSeller ? sellers[agent] : buyers[agent], knownSellers, knownBuyers);
  }

  private int from(int market) {
    return market == ring.groups() ? 0 : market * perGroup;
  }

  private int to(int market) {
    return market == ring.groups() ? sellers.length : from(market) + perGroup;
  }

  /** Returns the prices formed in a group, or, after the groups, in the pool. */
  int[] formed(int market) {
    if (!formed.containsKey(market)) {
      formed.put(market, form(market));
    }
    return Objects.requireNonNull(formed.get(market));
  }

  private int[] form(int market) {
    int kind = market == ring.groups() ? 3 : 1;
    int[][][] excess = new int[prices][prices][Bundle.COMMODITIES];
    for (int agent = from(market); agent < to(market); agent++) {
      add(1, announced(true, agent, kind), excess);
      add(-1, announced(false, agent, kind), excess);
    }
    return select(excess, ring.grid().rule());
  }

  private static void add(int sign, int[][] message, int[][][] excess) {
    for (int first = 0; first < excess.length; first++) {
      for (int second = 0; second < excess.length; second++) {
        for (int h = 0; h < Bundle.COMMODITIES; h++) {
          excess[first][second][h] += sign * Bundle.units(message[first][second], h);
        }
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

  /** Returns the prices at which a market trades in the main branch. */
  int[] traded(int market) {
    return formed(market == ring.groups() ? market : (market + 1) % ring.groups());
  }

  /** Returns what the agents of a market announce for its trade in the main branch. */
  int[] asked(boolean isSeller, int market) {
    int[] at = traded(market);
    int kind = market == ring.groups() ? 3 : 2;
    return IntStream.range(from(market), to(market))
        .map(agent -> announced(isSeller, agent, kind)[at[0]][at[1]])
        .toArray();
  }

  /** Returns what sellers of a market sell, rationed or forced in their order. */
  int[] sold(int market) {
    int[] offered = asked(true, market);
    int[] wanted = asked(false, market);
    int[] sold = new int[offered.length];
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      int h = commodity;
      int demand = Arrays.stream(wanted).map(bundle -> Bundle.units(bundle, h)).sum();
      int supply = Arrays.stream(offered).map(bundle -> Bundle.units(bundle, h)).sum();
      int ofLine = supply >= demand ? 1 : 0;
      int left = supply >= demand ? demand : demand - supply;
      for (int seller = 0; seller < sold.length; seller++) {
        boolean isInLine = Bundle.units(offered[seller], h) == ofLine;
        boolean isReached = isInLine && left > 0;
        left -= isReached ? 1 : 0;
        sold[seller] += isReached || (!isInLine && ofLine == 0) ? Bundle.of(h) : 0;
      }
    }
    return sold;
  }

  /** Returns the payoffs of the sellers, then the buyers of a market; before payments if free. */
  double[] payoffs(int market, int state, double priceOfSteps) {
    int[] at = traded(market);
    int[] sold = sold(market);
    int[] bought = asked(false, market);
    double[] payoffs = new double[2 * sold.length];
    for (int i = 0; i < sold.length; i++) {
      payoffs[i] = priceOfSteps * payment(sold[i], at) - cost(state, from(market) + i, sold[i]);
      payoffs[sold.length + i] =
          value(state, from(market) + i, bought[i]) - priceOfSteps * payment(bought[i], at);
    }
    return payoffs;
  }

  /** Returns the surplus of a branch in which pairs at the same place trade at a price pair. */
  double pairs(boolean isLedBySeller, int kind, int state, int[] at) {
    double surplus = 0;
    for (int place = 0; place < sellers.length; place++) {
      int bundle = announced(isLedBySeller, place, kind)[at[0]][at[1]];
      surplus += value(state, place, bundle) - cost(state, place, bundle);
    }
    return surplus;
  }
}
