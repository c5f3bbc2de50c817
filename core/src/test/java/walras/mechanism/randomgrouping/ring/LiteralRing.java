package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.PriceRule;

/**
 * The ring agent by agent, as the paper has it: everybody announces quantities at all prices as a
 * first message, and second and third messages as functions of first messages of others, from which
 * they read signals; permutations make the groups and the order of service.
 */
final class LiteralRing {

  private static final int ORDERS = 3;

  /** Who trades how much at which price index; by place: group after group, in its order. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Allocation(int[] price, int[] sold, int[] bought) {}

  private final LiteralWorld world;
  private final int perGroup;
  private final int[] sellers;
  private final int[] buyers;

  /** What an agent of each signal announces first: a quantity at every price. */
  private final int[][] firstOfSellers;

  private final int[][] firstOfBuyers;

  /** The signals that everybody reads off the first messages of all. */
  private final int[] readOfSellers;

  private final int[] readOfBuyers;

  /** The messages of all agents by order, first to third, then that in the light of all signals. */
  private final int[][][] sellerMessages = new int[ORDERS + 1][][];

  private final int[][][] buyerMessages = new int[ORDERS + 1][][];

  /**
   * Creates a ring.
   *
   * @param sellers the signal of each seller by place: group after group, in the order of service
   * @param buyers the same of buyers
   */
  LiteralRing(LiteralWorld world, int[] sellers, int[] buyers) {
    this.world = world;
    this.sellers = sellers.clone();
    this.buyers = buyers.clone();
    perGroup = sellers.length / world.groups();
    firstOfSellers = ofSignals(world.sellerLaw()[0].length, s -> world.supply(s, world.prior()));
    firstOfBuyers = ofSignals(world.buyerLaw()[0].length, b -> world.demand(b, world.prior()));
    sellerMessages[0] = map(sellers, place -> firstOfSellers[sellers[place]]);
    buyerMessages[0] = map(buyers, place -> firstOfBuyers[buyers[place]]);
    readOfSellers = read(sellerMessages[0], firstOfSellers);
    readOfBuyers = read(buyerMessages[0], firstOfBuyers);
    for (int order = 1; order <= ORDERS; order++) {
      int known = order;
      double[][] beliefs = new double[world.groups()][];
      Arrays.setAll(beliefs, group -> belief(known, group));
      sellerMessages[order] =
          map(
              sellers,
              place ->
                  world.supply(sellers[place], seller(known, place, beliefs[place / perGroup])));
      buyerMessages[order] =
          map(
              buyers,
              place -> world.demand(buyers[place], buyer(known, place, beliefs[place / perGroup])));
    }
  }

  /** All signals already hold the own one, so it must not count twice. */
  private double[] seller(int order, int place, double[] belief) {
    return order < ORDERS ? belief : without(belief, world.sellerLaw(), sellers[place]);
  }

  private double[] buyer(int order, int place, double[] belief) {
    return order < ORDERS ? belief : without(belief, world.buyerLaw(), buyers[place]);
  }

  private double[] belief(int order, int group) {
    return switch (order) {
      case 1 -> secondBelief(group);
      case 2 -> thirdBelief(group);
      default -> fullBelief();
    };
  }

  private interface Message {
    int[] of(int index);
  }

  private static int[][] ofSignals(int signals, Message message) {
    return IntStream.range(0, signals).mapToObj(message::of).toArray(int[][]::new);
  }

  private static int[][] map(int[] agents, Message message) {
    return ofSignals(agents.length, message);
  }

  int perGroup() {
    return perGroup;
  }

  /** Reads the signals off the first messages of some groups and forms the belief they justify. */
  double[] belief(List<Integer> groups) {
    double[] belief = world.prior().clone();
    for (int group : groups) {
      for (int place = group * perGroup; place < (group + 1) * perGroup; place++) {
        int seller = readOfSellers[place];
        int buyer = readOfBuyers[place];
        for (int state = 0; state < belief.length; state++) {
          belief[state] *= world.sellerLaw()[state][seller] * world.buyerLaw()[state][buyer];
        }
      }
    }
    double sum = Arrays.stream(belief).sum();
    return Arrays.stream(belief).map(weight -> weight / sum).toArray();
  }

  private static int[] read(int[][] messages, int[][] ofSignals) {
    return Arrays.stream(messages).mapToInt(message -> read(message, ofSignals)).toArray();
  }

  private static int read(int[] message, int[][] ofSignals) {
    int[] found =
        IntStream.range(0, ofSignals.length)
            .filter(signal -> Arrays.equals(message, ofSignals[signal]))
            .toArray();
    if (found.length != 1) {
      throw new IllegalStateException("first messages do not reveal signals");
    }
    return found[0];
  }

  private int next(int group) {
    return (group + 1) % world.groups();
  }

  double[] secondBelief(int group) {
    return belief(List.of(next(group)));
  }

  double[] thirdBelief(int group) {
    return belief(
        IntStream.range(0, world.groups()).filter(other -> other != group).boxed().toList());
  }

  double[] fullBelief() {
    return belief(IntStream.range(0, world.groups()).boxed().toList());
  }

  /** Returns a seller's message of an order, 1 to 3, at all prices. */
  private int[] sellerMessage(int order, int place) {
    return sellerMessages[order - 1][place];
  }

  private int[] buyerMessage(int order, int place) {
    return buyerMessages[order - 1][place];
  }

  /** Returns the price index formed in a group from its second messages. */
  int formed(int group) {
    long[] excess = new long[world.steps() + 1];
    for (int place = group * perGroup; place < (group + 1) * perGroup; place++) {
      int[] supplied = sellerMessage(2, place);
      int[] demanded = buyerMessage(2, place);
      for (int j = 0; j < excess.length; j++) {
        excess[j] += supplied[j] - demanded[j];
      }
    }
    return select(excess, world.rule());
  }

  /** Returns the price index at which all would trade in one market, knowing all signals. */
  int pooledPrice() {
    long[] excess = new long[world.steps() + 1];
    for (int place = 0; place < sellers.length; place++) {
      int[] supplied = fullSupply(place);
      int[] demanded = fullDemand(place);
      for (int j = 0; j < excess.length; j++) {
        excess[j] += supplied[j] - demanded[j];
      }
    }
    return select(excess, world.rule());
  }

  private int[] fullSupply(int place) {
    return sellerMessages[ORDERS][place];
  }

  private int[] fullDemand(int place) {
    return buyerMessages[ORDERS][place];
  }

  private static double[] without(double[] belief, double[][] law, int signal) {
    double[] rest = belief.clone();
    for (int state = 0; state < rest.length; state++) {
      rest[state] /= law[state][signal];
    }
    return rest;
  }

  static int select(long[] excess, PriceRule rule) {
    long least = Arrays.stream(excess).map(Math::abs).min().orElseThrow();
    int[] best =
        IntStream.range(0, excess.length).filter(j -> Math.abs(excess[j]) == least).toArray();
    return switch (rule) {
      case LOWEST -> best[0];
      case MIDDLE -> best[(best.length - 1) / 2];
      case HIGHEST -> best[best.length - 1];
    };
  }

  /** Returns branch 1 to 6: pairs trade what one of the two announces, at one price. */
  Allocation pairs(int branch, int price) {
    int[] quantity = new int[sellers.length];
    int order = (branch + 1) / 2;
    for (int place = 0; place < quantity.length; place++) {
      quantity[place] =
          (branch % 2 == 1 ? sellerMessage(order, place) : buyerMessage(order, place))[price];
    }
    int[] prices = new int[quantity.length];
    Arrays.fill(prices, price);
    return new Allocation(prices, quantity, quantity.clone());
  }

  /** Returns branch 7: each group trades at the price formed in the next. */
  Allocation main() {
    int[] prices = new int[sellers.length];
    int[] sold = new int[sellers.length];
    int[] bought = new int[sellers.length];
    for (int group = 0; group < world.groups(); group++) {
      int price = formed(next(group));
      int[] offered = new int[perGroup];
      int[] wanted = new int[perGroup];
      for (int i = 0; i < perGroup; i++) {
        offered[i] = sellerMessage(3, group * perGroup + i)[price];
        wanted[i] = buyerMessage(3, group * perGroup + i)[price];
      }
      int[] executed = serve(offered, Arrays.stream(wanted).sum(), world.units());
      for (int i = 0; i < perGroup; i++) {
        prices[group * perGroup + i] = price;
        sold[group * perGroup + i] = executed[i];
        bought[group * perGroup + i] = wanted[i];
      }
    }
    return new Allocation(prices, sold, bought);
  }

  /** Returns what all would trade in one market, knowing all signals. */
  Allocation pooled() {
    int price = pooledPrice();
    int[] offered = new int[sellers.length];
    int[] wanted = new int[sellers.length];
    int[] prices = new int[sellers.length];
    for (int place = 0; place < sellers.length; place++) {
      offered[place] = fullSupply(place)[price];
      wanted[place] = fullDemand(place)[price];
      prices[place] = price;
    }
    int[] sold = serve(offered, Arrays.stream(wanted).sum(), world.units());
    return new Allocation(prices, sold, wanted);
  }

  /** Sellers in turn sell what they offer while it lasts, or are made to sell what lacks. */
  static int[] serve(int[] offered, int wanted, int units) {
    int[] executed = offered.clone();
    int excess = Arrays.stream(offered).sum() - wanted;
    for (int i = offered.length - 1; i >= 0 && excess > 0; i--) {
      int less = Math.min(excess, offered[i]);
      executed[i] -= less;
      excess -= less;
    }
    for (int i = 0; i < offered.length && excess < 0; i++) {
      int more = Math.min(-excess, units - offered[i]);
      executed[i] += more;
      excess += more;
    }
    return executed;
  }

  /** Returns by how many units offers and demand of a group differ in branch 7. */
  int excess(int group) {
    int price = formed(next(group));
    int excess = 0;
    for (int place = group * perGroup; place < (group + 1) * perGroup; place++) {
      excess += sellerMessage(3, place)[price] - buyerMessage(3, place)[price];
    }
    return excess;
  }

  /** Returns the number of sellers who do not sell what they announce in branch 7. */
  long rationed() {
    int[] sold = main().sold();
    return IntStream.range(0, sold.length)
        .filter(i -> sold[i] != sellerMessage(3, i)[formed(next(i / perGroup))])
        .count();
  }

  /** Returns the share of sellers to whom the signals of the own group would make a difference. */
  double misinformed() {
    int changed = 0;
    for (int place = 0; place < sellers.length; place++) {
      int price = formed(next(place / perGroup));
      changed += sellerMessage(3, place)[price] == fullSupply(place)[price] ? 0 : 1;
    }
    return (double) changed / sellers.length;
  }

  double surplus(int state, Allocation allocation) {
    double surplus = 0;
    for (int place = 0; place < sellers.length; place++) {
      surplus += world.worth(world.value()[state], buyers[place], allocation.bought()[place]);
      surplus -= world.worth(world.cost()[state], sellers[place], allocation.sold()[place]);
    }
    return surplus;
  }

  double leastPayoff(int state, Allocation allocation) {
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place < sellers.length; place++) {
      double price = (double) allocation.price()[place] / world.steps();
      int sold = allocation.sold()[place];
      int bought = allocation.bought()[place];
      double costs = world.worth(world.cost()[state], sellers[place], sold);
      double values = world.worth(world.value()[state], buyers[place], bought);
      least = Math.min(least, Math.min(sold * price - costs, values - bought * price));
    }
    return least;
  }

  /** Returns the largest surplus: sellers by cost and buyers by value meet while both gain. */
  double maximum(int state) {
    double[] cheap = world.sorted(world.cost()[state], sellers);
    double[] dear = world.sorted(world.value()[state], buyers);
    double surplus = 0;
    for (int pair = 0; pair < cheap.length; pair++) {
      surplus += Math.max(0, dear[dear.length - 1 - pair] - cheap[pair]);
    }
    return surplus;
  }
}
