package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What infinitely many agents do on a fixed grid: the price pair that balances a market best, and
 * what comes of it. Immutable.
 */
final class FluidLimit implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Tables tables;
  private final double[][] excess;
  private final int first;
  private final int second;
  private final int region;
  private final boolean tied;

  FluidLimit(Tables tables) {
    this.tables = tables;
    int[] regions = IntStream.range(0, tables.regions.length).toArray();
    excess = Arrays.stream(regions).mapToObj(this::excess).toArray(double[][]::new);
    int[] nearest = least(regions, this::larger);
    int[] best = least(nearest, this::sum);
    long[] ranks = new long[regions.length];
    Arrays.fill(ranks, 1);
    IntStream.of(best).forEach(tie -> ranks[tie] = 0);
    Quote quote = new Quote();
    new PriceSelection(tables.regions, tables.environment.grid().rule())
        .select(ranks, ranks, quote);
    first = quote.first;
    second = quote.second;
    region = quote.region;
    tied = best.length > 1 || !IntStream.of(nearest).allMatch(this::neverBetter);
  }

  private double[] excess(int where) {
    double[] both = new double[Bundle.COMMODITIES];
    for (int commodity = 0; commodity < both.length; commodity++) {
      both[commodity] =
          announced(Side.SELLER, where, commodity) - announced(Side.BUYER, where, commodity);
    }
    return both;
  }

  /** Returns the share of a side that announces a commodity in a region. */
  private double announced(Side side, int where, int commodity) {
    double[] weights = tables.types(side).weights;
    int[] announced = tables.announced(where, side);
    double share = 0;
    for (int type = 0; type < weights.length; type++) {
      share += Bundle.units(announced[type], commodity) * weights[type];
    }
    return share;
  }

  private static int[] least(int[] regions, IntToDoubleFunction measure) {
    double least = IntStream.of(regions).mapToDouble(measure).min().orElseThrow();
    return IntStream.of(regions)
        .filter(where -> measure.applyAsDouble(where) <= least + Competitive.ROUNDING)
        .toArray();
  }

  private double larger(int where) {
    return Math.max(Math.abs(excess[where][0]), Math.abs(excess[where][1]));
  }

  private double sum(int where) {
    return Math.abs(excess[where][0]) + Math.abs(excess[where][1]);
  }

  /**
   * Tells of a region with the same larger imbalance that no noise makes it balance better than the
   * one taken: the same commodity is worse in both, and announced by the same types.
   */
  private boolean neverBetter(int where) {
    int worse = Math.abs(excess[region][0]) > Math.abs(excess[region][1]) ? 0 : 1;
    boolean same =
        sameAnnounced(where, worse, Side.SELLER) && sameAnnounced(where, worse, Side.BUYER);
    return where == region || (same && isBetter(1 - worse, region) && isBetter(1 - worse, where));
  }

  private boolean isBetter(int commodity, int where) {
    return Math.abs(excess[where][commodity]) < larger(region) - Competitive.ROUNDING;
  }

  private boolean sameAnnounced(int where, int commodity, Side side) {
    int[] here = tables.announced(region, side);
    int[] there = tables.announced(where, side);
    return IntStream.range(0, here.length)
        .allMatch(
            type -> Bundle.units(here[type], commodity) == Bundle.units(there[type], commodity));
  }

  /** Returns the price index of a commodity, numbered from 0. */
  int price(int commodity) {
    return commodity == 0 ? first : second;
  }

  /** Returns the price pair that the rule takes. */
  Quote quote() {
    Quote quote = new Quote();
    quote.first = first;
    quote.second = second;
    quote.region = region;
    return quote;
  }

  /**
   * Tells whether chance decides at every size which prices balance best: several regions of prices
   * balance equally well, each with its own noise.
   */
  boolean isTied() {
    return tied;
  }

  /** Tells whether both commodities balance. */
  boolean balances() {
    return !tied && larger(region) <= Competitive.ROUNDING;
  }

  /** Returns the least of the larger imbalances in the regions around, per seller. */
  double nextImbalance() {
    return IntStream.range(0, excess.length)
        .filter(where -> where != region)
        .mapToDouble(this::larger)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Returns the units of a commodity that are announced per agent of a side. */
  double announced(Side side, int commodity) {
    return announced(side, region, commodity);
  }

  /** Returns the bundle that each type of a side announces. */
  int[] announced(Side side) {
    return tables.announced(region, side);
  }

  /** Returns the shares of a side that find units of exactly these commodities left. */
  double[] finds(Side side) {
    double forFirst = served(side, 0);
    double forSecond = served(side, 1);
    double[] finds = new double[Bundle.COUNT];
    finds[Bundle.BOTH] = Math.min(forFirst, forSecond);
    finds[Bundle.FIRST] = Math.max(0, forFirst - forSecond);
    finds[Bundle.SECOND] = Math.max(0, forSecond - forFirst);
    finds[Bundle.NONE] = 1 - Math.max(forFirst, forSecond);
    return finds;
  }

  private double served(Side side, int commodity) {
    double own = announced(side, commodity);
    double units = announced(side.other(), commodity);
    return own <= units + Competitive.ROUNDING ? 1 : units / own;
  }
}
