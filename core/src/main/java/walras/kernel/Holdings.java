package walras.kernel;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import walras.numeric.IntOrder;

/**
 * The agents of one side of a population, equal ones merged into types. A type has some units of
 * each commodity, at least one in all, in the order in which an agent trades them: costs do not
 * fall, values do not rise. Immutable.
 *
 * <p>Types ascend: by the first commodity, unit by unit, fewer units before more, then by the next
 * one.
 *
 * <p>Memory: 8 bytes per type and 8 per unit; 4 per type and commodity unless every agent has one
 * unit of one commodity.
 */
public final class Holdings implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int commodities;
  private final double[] amounts;

  /** The place after the units of each type of each commodity; null if each type has one unit. */
  private final int @Nullable [] ends;

  private final long[] counts;
  private final long agents;

  private Holdings(int commodities, double[] amounts, int @Nullable [] ends, long[] counts) {
    this.commodities = commodities;
    this.amounts = amounts;
    this.ends = ends;
    this.counts = counts;
    agents = Arrays.stream(counts).sum();
  }

  /** Returns the types of agents with one unit of one commodity each; the arrays are copied. */
  static Holdings ofOne(double[] amounts, long[] counts) {
    return new Holdings(1, amounts.clone(), null, counts.clone());
  }

  /**
   * Merges agents into types.
   *
   * @param side whose units they are
   * @param commodities the number of commodities
   * @param amounts the costs or values of all units, agent by agent and commodity by commodity
   * @param ends for each agent and commodity, the place after the units
   * @throws IllegalArgumentException if an amount is not finite, costs fall, values rise, an agent
   *     has no units or the places do not fit
   */
  public static Holdings ofAgents(
      Population.Side side, int commodities, double[] amounts, int[] ends) {
    int agents = ends.length / commodities;
    long[] each = new long[agents];
    Arrays.fill(each, 1);
    Holdings all = new Holdings(commodities, amounts, ends, each);
    all.require(side);
    int[] order = IntOrder.ascending(agents, all::compare);
    int types = 0;
    for (int i = 0; i < agents; i++) {
      boolean again = i > 0 && all.compare(order[i - 1], order[i]) == 0;
      if (again) {
        each[types - 1]++;
      } else {
        order[types] = order[i];
        each[types++] = 1;
      }
    }
    return all.chosen(Arrays.copyOf(order, types), Arrays.copyOf(each, types));
  }

  private Holdings chosen(int[] types, long[] each) {
    int[] chosenEnds = new int[types.length * commodities];
    double[] chosenAmounts = new double[Arrays.stream(types).map(this::units).sum()];
    int place = 0;
    for (int type = 0; type < types.length; type++) {
      for (int commodity = 0; commodity < commodities; commodity++) {
        int units = units(types[type], commodity);
        System.arraycopy(amounts, first(types[type], commodity), chosenAmounts, place, units);
        place += units;
        chosenEnds[type * commodities + commodity] = place;
      }
    }
    return new Holdings(commodities, chosenAmounts, chosenEnds, each);
  }

  private void require(Population.Side side) {
    int units = types() == 0 ? 0 : first(types() - 1, 0) + units(types() - 1);
    if (units != amounts.length) {
      throw new IllegalArgumentException(
          "ends must end with %d, the number of amounts, got %d".formatted(amounts.length, units));
    }
    for (int type = 0; type < types(); type++) {
      if (units(type) < 1) {
        throw new IllegalArgumentException("agent %d must have a unit, has none".formatted(type));
      }
      for (int commodity = 0; commodity < commodities; commodity++) {
        requireOrder(side, first(type, commodity), units(type, commodity));
      }
    }
  }

  private void requireOrder(Population.Side side, int first, int units) {
    for (int unit = first; unit < first + units; unit++) {
      double step = unit == first ? 0 : amounts[unit] - amounts[unit - 1];
      boolean ordered = side == Population.Side.SELLER ? step >= 0 : step <= 0;
      if (!ordered || !Double.isFinite(amounts[unit])) {
        throw new IllegalArgumentException(
            "amounts of a %s must be finite and ordered, got %s at [%d]"
                .formatted(side, amounts[unit], unit));
      }
    }
  }

  /** Returns the number of types. */
  public int types() {
    return counts.length;
  }

  /** Returns the number of agents. */
  public long agents() {
    return agents;
  }

  /** Returns the number of agents of a type. */
  public long count(int type) {
    return counts[type];
  }

  /** Returns the number of units of all types, each type counted once. */
  public int units() {
    return amounts.length;
  }

  /** Returns the number of units of a type of all commodities. */
  public int units(int type) {
    return ends == null ? 1 : ends[(type + 1) * commodities - 1] - first(type, 0);
  }

  /** Returns the number of units of a type of a commodity. */
  public int units(int type, int commodity) {
    return ends == null ? 1 : ends[type * commodities + commodity] - first(type, commodity);
  }

  /** Returns the place of the first unit of a type of a commodity; the others follow. */
  public int first(int type, int commodity) {
    if (ends == null) {
      return type;
    }
    int before = type * commodities + commodity - 1;
    return before < 0 ? 0 : ends[before];
  }

  /** Returns the cost or value at a place. */
  public double amount(int place) {
    return amounts[place];
  }

  /** Tells whether every agent has one unit of one commodity. */
  public boolean isOfOneUnit() {
    return ends == null;
  }

  /** Returns the most units that a type has of a commodity. */
  public int mostUnits(int commodity) {
    int most = 0;
    for (int type = 0; type < types(); type++) {
      most = Math.max(most, units(type, commodity));
    }
    return most;
  }

  /**
   * Returns the type of an agent, or a negative number if there is none such.
   *
   * @param agent the amounts of the agent, commodity by commodity
   * @param agentEnds for each commodity, the place after the units
   */
  public int find(double[] agent, int[] agentEnds) {
    Holdings one = new Holdings(commodities, agent, agentEnds, new long[] {1});
    int low = 0;
    int high = types() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int difference = compare(this, middle, one, 0);
      if (difference == 0) {
        return middle;
      }
      if (difference < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int type, int other) {
    return compare(this, type, this, other);
  }

  private static int compare(Holdings own, int type, Holdings others, int other) {
    for (int commodity = 0; commodity < own.commodities; commodity++) {
      int first = own.first(type, commodity);
      int second = others.first(other, commodity);
      int difference =
          Arrays.compare(
              own.amounts,
              first,
              first + own.units(type, commodity),
              others.amounts,
              second,
              second + others.units(other, commodity));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
