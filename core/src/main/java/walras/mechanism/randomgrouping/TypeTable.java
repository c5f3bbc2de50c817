package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import walras.environment.DiscreteLaw;

/**
 * Finitely many costs and values on a grid. Thresholds cut the prices into stretches on which
 * announced quantities do not change. Immutable.
 */
final class TypeTable implements Serializable {

  private static final long serialVersionUID = 1L;

  final double[] costs;
  final double[] values;
  final double[] costWeights;
  final double[] valueWeights;
  final int[] supplyFrom;
  final int[] demandTo;

  /** The first price index of each stretch, and the last. */
  final int[] starts;

  final int[] ends;

  /** The first stretch on which a type's units are reached; the number of stretches if none is. */
  final int[] costStretch;

  final int[] valueStretch;

  /** How much every agent can trade. */
  final Capacity capacity;

  /** All types from the dearest to the cheapest; those of sellers first, then those of buyers. */
  final int[] descending;

  TypeTable(Environment environment) {
    DiscreteLaw cost = (DiscreteLaw) environment.cost();
    DiscreteLaw value = (DiscreteLaw) environment.value();
    int steps = environment.steps();
    capacity = environment.capacity();
    costs = cost.values();
    values = value.values();
    costWeights = cost.weights();
    valueWeights = value.weights();
    supplyFrom = thresholds(cost.atoms(), atom -> environment.tie().supply(atom, steps));
    demandTo = thresholds(value.atoms(), atom -> environment.tie().demand(atom, steps));
    starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.concat(Arrays.stream(supplyFrom), Arrays.stream(demandTo)))
            .filter(threshold -> threshold <= steps)
            .sorted()
            .distinct()
            .toArray();
    ends = new int[starts.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i + 1 < starts.length ? starts[i + 1] - 1 : steps;
    }
    costStretch = stretches(supplyFrom);
    valueStretch = stretches(demandTo);
    descending =
        IntStream.range(0, costs.length + values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(money(b), money(a)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Returns the cost or value of a type of {@link #descending}. */
  double money(int type) {
    return type < costs.length ? costs[type] : values[type - costs.length];
  }

  /** Returns the stretch in which a price index lies. */
  int stretch(int price) {
    int stretch = 0;
    while (ends[stretch] < price) {
      stretch++;
    }
    return stretch;
  }

  private static int[] thresholds(List<BigDecimal> atoms, ToIntFunction<BigDecimal> threshold) {
    return atoms.stream().mapToInt(threshold).toArray();
  }

  private int[] stretches(int[] thresholds) {
    return Arrays.stream(thresholds)
        .map(threshold -> threshold > ends[ends.length - 1] ? starts.length : stretch(threshold))
        .toArray();
  }
}
