package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * A population divided into two groups at random, as far as a window of prices tells the agents
 * apart, and what each group announces in it. Mutable, confined to one thread.
 */
final class HoldingsDraw {

  private final HoldingsBook book;
  final HoldingsElements[] elements;
  final int[] from;
  private final BalanceRun.Outside[] outside;

  /** How many agents of each element are in each group, by group and side. */
  final long[][][] chosen;

  /** What each group announces on each stretch of the window, by group and commodity. */
  private final long[][][] supply;

  private final long[][][] demand;
  private final BalanceRun run = new BalanceRun();

  private HoldingsDraw(HoldingsBook book, HoldingsElements[] elements, int[] from, int[] to) {
    this.book = book;
    this.elements = elements;
    this.from = from;
    int k = book.commodities;
    outside = new BalanceRun.Outside[k];
    supply = new long[Trades.GROUPS][k][];
    demand = new long[Trades.GROUPS][k][];
    for (int h = 0; h < k; h++) {
      outside[h] = BalanceRun.Outside.of(from[h], to[h], book.starts[h].length);
      for (int group = 0; group < Trades.GROUPS; group++) {
        supply[group][h] = new long[to[h] - from[h] + 1];
        demand[group][h] = new long[to[h] - from[h] + 1];
      }
    }
    chosen = new long[Trades.GROUPS][2][];
    for (long[][] group : chosen) {
      group[0] = new long[elements[0].size()];
      group[1] = new long[elements[1].size()];
    }
  }

  /** Returns a division as far as the window of a population needs it. */
  static HoldingsDraw ofWindow(HoldingsBook book) {
    return new HoldingsDraw(book, book.elements, book.from, book.to);
  }

  /** Returns a division by types, on all prices. */
  static HoldingsDraw ofTypes(HoldingsBook book) {
    int[] last = Arrays.stream(book.starts).mapToInt(own -> own.length - 1).toArray();
    return new HoldingsDraw(book, book.each(), new int[book.commodities], last);
  }

  /** Divides the agents. */
  void draw(Philox rng) {
    for (int side = 0; side < elements.length; side++) {
      long all = elements[side].side.holdings.agents();
      divide(rng, elements[side].agents, all, all / Trades.GROUPS, chosen[0][side]);
    }
    complete();
  }

  /** Draws members of a population without replacement and counts them by element. */
  private static void divide(Philox rng, long[] agents, long population, long draws, long[] drawn) {
    long all = population;
    long left = draws;
    for (int element = 0; element < agents.length; element++) {
      long members = agents[element];
      long own = draw(rng, all, members, left);
      drawn[element] = own;
      all -= members;
      left -= own;
    }
  }

  /** Draws how many of some members are drawn; many elements are of one, who is or is not. */
  private static long draw(Philox rng, long population, long members, long draws) {
    return members == 1
        ? rng.nextDouble() * (double) population < (double) draws ? 1 : 0
        : Hypergeometric.sample(rng, population, members, draws);
  }

  /** Divides types as a coarser division has divided what they are a part of. */
  void refine(Philox rng, HoldingsDraw coarse) {
    for (int side = 0; side < elements.length; side++) {
      long[] all = coarse.elements[side].agents.clone();
      long[] left = coarse.chosen[0][side].clone();
      for (int type = 0; type < chosen[0][side].length; type++) {
        int element = coarse.elements[side].elementOf[type];
        long members = elements[side].agents[type];
        long drawn = draw(rng, all[element], members, left[element]);
        chosen[0][side][type] = drawn;
        all[element] -= members;
        left[element] -= drawn;
      }
    }
    complete();
  }

  /** Derives the second group and what both announce. */
  private void complete() {
    for (int side = 0; side < elements.length; side++) {
      for (int element = 0; element < elements[side].size(); element++) {
        chosen[1][side][element] = elements[side].agents[element] - chosen[0][side][element];
      }
    }
    for (int h = 0; h < book.commodities; h++) {
      int stretches = supply[0][h].length;
      elements[0].announce(chosen[0][0], h, supply[0][h], stretches);
      elements[1].announce(chosen[0][1], h, demand[0][h], stretches);
      for (int i = 0; i < stretches; i++) {
        supply[1][h][i] = book.supply[h][from[h] + i] - supply[0][h][i];
        demand[1][h][i] = book.demand[h][from[h] + i] - demand[0][h][i];
      }
    }
  }

  /**
   * Forms the prices of both groups, and finds what is announced where each trades.
   *
   * @return whether the window shows them
   */
  boolean form(HoldingsTrades[] trades) {
    for (int h = 0; h < trades.length; h++) {
      for (int group = 0; group < Trades.GROUPS; group++) {
        long[] own = supply[group][h];
        if (!run.find(own, demand[group][h], own.length, outside[h])) {
          return false;
        }
        trades[h].formed[group] = book.select(h, from[h] + run.first, from[h] + run.last);
        trades[h].stretch[group] = book.stretch(h, trades[h].formed[group]);
      }
      for (int group = 0; group < Trades.GROUPS; group++) {
        int at = trades[h].traded(group) - from[h];
        trades[h].supply[group] = supply[group][h][at];
        trades[h].demand[group] = demand[group][h][at];
      }
    }
    return true;
  }
}
