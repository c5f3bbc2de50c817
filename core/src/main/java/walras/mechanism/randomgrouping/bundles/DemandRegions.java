package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import walras.mechanism.randomgrouping.bundles.Octagon.Range;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * The regions of the grid of price pairs in which every type announces the same bundle throughout.
 *
 * <p>A type prefers one bundle to another on one side of a line along which a price, the sum or the
 * difference of both prices is constant. So each region is an {@link Octagon}, and their number
 * depends on the types and not on the steps of the grid. Decimals are compared with the grid
 * exactly. Immutable.
 */
final class DemandRegions implements Serializable {

  private static final long serialVersionUID = 1L;

  /** From what is announced first among equally good bundles to what is announced last. */
  private static final int[] LARGEST_FIRST = {
    Bundle.BOTH, Bundle.FIRST, Bundle.SECOND, Bundle.NONE
  };

  private final Octagon[] octagons;
  private final int[][] bundles;

  private DemandRegions(List<Region> regions) {
    octagons = regions.stream().map(region -> region.octagon).toArray(Octagon[]::new);
    bundles = regions.stream().map(region -> region.bundles).toArray(int[][]::new);
  }

  /** A region while types are added one by one. */
  private static final class Region {
    private final Octagon octagon;
    private final int[] bundles;

    Region(Octagon octagon, int[] bundles) {
      this.octagon = octagon;
      this.bundles = bundles;
    }
  }

  static DemandRegions of(Environment environment) {
    List<Region> regions =
        List.of(new Region(Octagon.square(environment.grid().steps()), new int[0]));
    for (AgentType type : environment.types()) {
      regions = divide(regions, type, environment.grid());
    }
    return new DemandRegions(regions);
  }

  private static List<Region> divide(List<Region> regions, AgentType type, Grid grid) {
    List<Region> parts = new ArrayList<>();
    for (int bundle : LARGEST_FIRST) {
      Octagon announced = announced(type, bundle, grid);
      for (Region region : regions) {
        Octagon part = region.octagon.and(announced);
        if (!part.isEmpty()) {
          int[] with = Arrays.copyOf(region.bundles, region.bundles.length + 1);
          with[with.length - 1] = bundle;
          parts.add(new Region(part, with));
        }
      }
    }
    return parts;
  }

  /** Returns the price pairs at which a type announces a bundle. */
  static Octagon announced(AgentType type, int bundle, Grid grid) {
    Octagon announced = Octagon.square(grid.steps());
    for (int other = 0; other < Bundle.COUNT; other++) {
      if (other != bundle) {
        announced = announced.and(preferred(type, bundle, other, grid));
      }
    }
    return announced;
  }

  /** Returns the price pairs at which a type announces one bundle rather than another. */
  private static Octagon preferred(AgentType type, int bundle, int other, Grid grid) {
    int first = Bundle.units(bundle, 0) - Bundle.units(other, 0);
    int second = Bundle.units(bundle, 1) - Bundle.units(other, 1);
    Octagon all = Octagon.square(grid.steps());
    Range bound = bound(type, bundle, other, grid);
    if (second == 0) {
      return all.withX(turned(bound, first));
    }
    if (first == 0) {
      return all.withY(turned(bound, second));
    }
    return first == second
        ? all.withSum(turned(bound, first))
        : all.withDifference(turned(bound, first));
  }

  /** Returns the range of what the bundle costs more than the other, in steps of the grid. */
  private static Range bound(AgentType type, int bundle, int other, Grid grid) {
    BigDecimal more =
        type.money(bundle).subtract(type.money(other)).multiply(BigDecimal.valueOf(grid.steps()));
    boolean wins = rank(bundle, grid.tie()) < rank(other, grid.tie());
    long far = 3L * grid.steps();
    if (type.side() == Side.BUYER) {
      BigDecimal most = more.setScale(0, wins ? RoundingMode.FLOOR : RoundingMode.CEILING);
      return new Range(-far, clamp(wins ? most : most.subtract(BigDecimal.ONE), far));
    }
    BigDecimal least = more.setScale(0, wins ? RoundingMode.CEILING : RoundingMode.FLOOR);
    return new Range(clamp(wins ? least : least.add(BigDecimal.ONE), far), far);
  }

  private static long clamp(BigDecimal bound, long far) {
    BigDecimal most = BigDecimal.valueOf(far);
    return bound.max(most.negate()).min(most).longValueExact();
  }

  private static Range turned(Range range, int sign) {
    return sign > 0 ? range : new Range(-range.to(), -range.from());
  }

  /** Returns the place of a bundle in the order in which equally good ones are announced. */
  private static int rank(int bundle, TieRule tie) {
    int place = 0;
    while (LARGEST_FIRST[place] != bundle) {
      place++;
    }
    return tie == TieRule.MAX ? place : -place;
  }

  /** Returns the price pairs of all regions, a copy. */
  Octagon[] octagons() {
    return octagons.clone();
  }

  /** Returns what some of the types, numbered through all, announce in each region, a copy. */
  int[][] announced(int fromType, int toType) {
    return Arrays.stream(bundles)
        .map(announced -> Arrays.copyOfRange(announced, fromType, toType))
        .toArray(int[][]::new);
  }
}
