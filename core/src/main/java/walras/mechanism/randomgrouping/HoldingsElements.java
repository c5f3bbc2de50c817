package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Holdings;
import walras.kernel.Population.Side;

/**
 * The agents of one side of a population as a window of prices tells them apart: types that
 * announce the same quantities all over it make one element, every other type is one of its own.
 * Immutable.
 */
final class HoldingsElements {

  final HoldingsSide side;

  /** The agents of each element. */
  final long[] agents;

  /** The element of each type. */
  final int[] elementOf;

  /** Elements before this one are of types that announce the same; the others are of one type. */
  final int merged;

  /** The type of each element of one type. */
  private final int[] types;

  private final int commodities;
  private final int[] base;
  private final int[] steps;
  private final int[] stepEnds;
  private final double[] money;
  private final int[] moneyEnds;

  /**
   * Finds the elements of a window.
   *
   * @param from the first stretch of the window of each commodity
   * @param to the last one
   */
  static HoldingsElements of(HoldingsSide side, int[] from, int[] to) {
    int types = side.holdings.types();
    int[] elementOf = new int[types];
    TupleIndex same = new TupleIndex(side.commodities);
    int[] first = new int[side.commodities];
    int[] last = new int[side.commodities];
    int others = 0;
    for (int type = 0; type < types; type++) {
      side.quantities(type, from, first);
      side.quantities(type, to, last);
      elementOf[type] = Arrays.equals(first, last) ? same.add(first) : - ++others;
    }
    for (int type = 0; type < types; type++) {
      elementOf[type] = elementOf[type] < 0 ? same.size() - 1 - elementOf[type] : elementOf[type];
    }
    return new HoldingsElements(side, elementOf, same.size(), from, to);
  }

  /** Returns every type as an element of its own, on all prices. */
  static HoldingsElements each(HoldingsSide side, int[] last) {
    int[] elementOf = new int[side.holdings.types()];
    Arrays.setAll(elementOf, type -> type);
    return new HoldingsElements(side, elementOf, 0, new int[last.length], last);
  }

  private HoldingsElements(HoldingsSide side, int[] elementOf, int merged, int[] from, int[] to) {
    this.side = side;
    this.elementOf = elementOf;
    this.merged = merged;
    commodities = side.commodities;
    int elements = Math.max(merged, Arrays.stream(elementOf).max().orElse(-1) + 1);
    agents = new long[elements];
    base = new int[elements * commodities];
    stepEnds = new int[elements * commodities];
    moneyEnds = new int[elements * commodities];
    types = new int[elements - merged];
    measure(from, to);
    steps = new int[elements == 0 ? 0 : stepEnds[stepEnds.length - 1]];
    money = new double[elements == 0 ? 0 : moneyEnds[moneyEnds.length - 1]];
    fill(from);
  }

  /** Finds what each element announces first, and how much room it takes. */
  private void measure(int[] from, int[] to) {
    boolean sells = side.side == Side.SELLER;
    for (int type = 0; type < elementOf.length; type++) {
      agents[elementOf[type]] += side.holdings.count(type);
      if (elementOf[type] >= merged) {
        types[elementOf[type] - merged] = type;
      }
      for (int commodity = 0; commodity < commodities; commodity++) {
        int at = elementOf[type] * commodities + commodity;
        int first = side.quantity(type, commodity, from[commodity]);
        int last = side.quantity(type, commodity, to[commodity]);
        base[at] = first;
        stepEnds[at] = Math.abs(last - first);
        moneyEnds[at] = sells ? last : first;
      }
    }
    Arrays.parallelPrefix(stepEnds, Integer::sum);
    Arrays.parallelPrefix(moneyEnds, Integer::sum);
  }

  private void fill(int[] from) {
    for (int type = 0; type < elementOf.length; type++) {
      for (int commodity = 0; commodity < commodities; commodity++) {
        int at = elementOf[type] * commodities + commodity;
        if (elementOf[type] >= merged) {
          fillSteps(type, commodity, at, from[commodity]);
        }
        fillMoney(type, commodity, at);
      }
    }
  }

  /** Writes the stretches on which one unit more is reached, ascending. */
  private void fillSteps(int type, int commodity, int at, int from) {
    int first = side.holdings.first(type, commodity);
    int begin = begin(stepEnds, at);
    for (int step = 0; step < stepEnds[at] - begin; step++) {
      int unit = side.side == Side.SELLER ? base[at] + step : base[at] - 1 - step;
      steps[begin + step] = side.place(first + unit) - from;
    }
  }

  private void fillMoney(int type, int commodity, int at) {
    Holdings holdings = side.holdings;
    int first = holdings.first(type, commodity);
    int begin = begin(moneyEnds, at);
    double sum = 0;
    for (int unit = 0; unit < moneyEnds[at] - begin; unit++) {
      sum += holdings.amount(first + unit);
      money[begin + unit] += (double) holdings.count(type) * sum;
    }
  }

  private static int begin(int[] ends, int at) {
    return at == 0 ? 0 : ends[at - 1];
  }

  int size() {
    return agents.length;
  }

  /** Returns the type of an element of one type. */
  int type(int element) {
    return types[element - merged];
  }

  /** Returns how many units of a commodity agents of an element announce on a stretch. */
  int quantity(int element, int commodity, int stretch) {
    int at = element * commodities + commodity;
    int begin = begin(stepEnds, at);
    int step = begin;
    while (step < stepEnds[at] && steps[step] <= stretch) {
      step++;
    }
    return side.side == Side.SELLER ? base[at] + step - begin : base[at] - (step - begin);
  }

  /** Returns the costs or values of the first units of all agents of an element. */
  double money(int element, int commodity, int units) {
    return units == 0 ? 0 : money[begin(moneyEnds, element * commodities + commodity) + units - 1];
  }

  /** Returns the units of a commodity announced by merged elements on all stretches. */
  int base(int element, int commodity) {
    return base[element * commodities + commodity];
  }

  /**
   * Finds what some agents of each element announce together on each stretch.
   *
   * @param chosen how many agents of each element
   */
  void announce(long[] chosen, int commodity, long[] into, int stretches) {
    Arrays.fill(into, 0, stretches, 0);
    long sum = 0;
    for (int element = 0; element < chosen.length; element++) {
      int at = element * commodities + commodity;
      sum += chosen[element] * base[at];
      for (int step = begin(stepEnds, at); step < stepEnds[at]; step++) {
        into[steps[step]] += chosen[element];
      }
    }
    boolean sells = side.side == Side.SELLER;
    for (int stretch = 0; stretch < stretches; stretch++) {
      sum += sells ? into[stretch] : -into[stretch];
      into[stretch] = sum;
    }
  }
}
