package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.util.Arrays;

/** What follows from an environment at every size. Immutable. */
final class Tables implements Serializable {

  private static final long serialVersionUID = 1L;

  final Environment environment;
  final TypeTable sellers;
  final TypeTable buyers;
  final DualPrices dual;
  final Octagon[] regions;

  /** What sellers and buyers announce, shape {@code [regions][types]}. */
  final int[][] supplied;

  final int[][] demanded;

  /** All bits where a type, sellers first, announces a commodity, else none, by region. */
  private final long[][][] masks;

  Tables(Environment environment) {
    this.environment = environment;
    sellers = new TypeTable(environment, Side.SELLER);
    buyers = new TypeTable(environment, Side.BUYER);
    dual = DualPrices.of(environment);
    DemandRegions demand = DemandRegions.of(environment);
    regions = demand.octagons();
    supplied = demand.announced(0, sellers.types());
    demanded = demand.announced(sellers.types(), sellers.types() + buyers.types());
    masks = masks(demand.announced(0, sellers.types() + buyers.types()));
  }

  private static long[][][] masks(int[][] announced) {
    long[][][] masks = new long[Bundle.COMMODITIES][announced[0].length][announced.length];
    for (int region = 0; region < announced.length; region++) {
      for (int type = 0; type < announced[region].length; type++) {
        masks[0][type][region] = -Bundle.units(announced[region][type], 0);
        masks[1][type][region] = -Bundle.units(announced[region][type], 1);
      }
    }
    return masks;
  }

  /**
   * Finds the excess supply of a commodity in each region.
   *
   * @param commodity numbered from 0
   * @param supply sellers of each type
   * @param demand buyers of each type
   */
  void excess(int commodity, long[] supply, long[] demand, long[] excess) {
    Arrays.fill(excess, 0);
    for (int type = 0; type < supply.length; type++) {
      add(supply[type], masks[commodity][type], excess);
    }
    for (int type = 0; type < demand.length; type++) {
      add(-demand[type], masks[commodity][supply.length + type], excess);
    }
  }

  private static void add(long agents, long[] mask, long[] sums) {
    for (int region = 0; region < sums.length; region++) {
      sums[region] += agents & mask[region];
    }
  }

  TypeTable types(Side side) {
    return side == Side.SELLER ? sellers : buyers;
  }

  int[] announced(int region, Side side) {
    return side == Side.SELLER ? supplied[region] : demanded[region];
  }
}
