package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;

/**
 * The price pairs of a grid by what sellers and some buyers announce there: one of each kind, and
 * how likely a pair drawn from the grid is of it.
 */
final class PairStretches {

  private final Grid grid;
  private final BundleSupply supply;
  private final BundleDemand[] demands;
  private final Map<List<Integer>, Stretch> stretches = new LinkedHashMap<>();

  /**
   * Price pairs at which all announce the same.
   *
   * @param first the first price index of one of them
   * @param second the second price index
   * @param pairs how many there are
   */
  record Stretch(int first, int second, long pairs) {}

  private PairStretches(Grid grid, BundleSupply supply, BundleDemand... demands) {
    this.grid = grid;
    this.supply = supply;
    this.demands = demands.clone();
  }

  /** Returns the kinds in the order of their first pair. */
  static List<Stretch> of(Grid grid, BundleSupply supply, BundleDemand... demands) {
    PairStretches pairs = new PairStretches(grid, supply, demands);
    for (int first = 0; first <= grid.steps(); first++) {
      pairs.addColumn(first);
    }
    return new ArrayList<>(pairs.stretches.values());
  }

  /** Returns the probability of a stretch. */
  static double probability(Stretch stretch, Grid grid) {
    double prices = grid.steps() + 1.0;
    return (double) stretch.pairs() / (prices * prices);
  }

  private void addColumn(int first) {
    int[] starts =
        IntStream.concat(
                IntStream.range(0, supply.signals()).map(signal -> supply.threshold(1, signal)),
                Arrays.stream(demands).flatMapToInt(demand -> thresholds(demand, first)))
            .filter(second -> second <= grid.steps())
            .sorted()
            .distinct()
            .toArray();
    int from = 0;
    for (int start : starts) {
      add(first, from, start);
      from = start;
    }
    add(first, from, grid.steps() + 1);
  }

  private static IntStream thresholds(BundleDemand demand, int first) {
    return IntStream.range(0, demand.signals()).map(signal -> demand.threshold(signal, first));
  }

  private void add(int first, int from, int end) {
    if (from < end) {
      stretches.merge(
          announced(first, from),
          new Stretch(first, from, end - from),
          (old, more) -> new Stretch(old.first, old.second, old.pairs + more.pairs));
    }
  }

  private List<Integer> announced(int first, int second) {
    List<Integer> announced = new ArrayList<>();
    for (int signal = 0; signal < supply.signals(); signal++) {
      announced.add(supply.announced(signal, first, second));
    }
    for (BundleDemand demand : demands) {
      for (int signal = 0; signal < demand.signals(); signal++) {
        announced.add(demand.announced(signal, first, second));
      }
    }
    return announced;
  }
}
