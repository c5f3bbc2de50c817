package walras.mechanism.randomgrouping.interdependent;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.signals.Ladder;

/** The stretches of prices on which nobody changes what they announce. Immutable. */
final class PriceStretches implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] starts;
  private final int steps;

  private PriceStretches(int[] starts, int steps) {
    this.starts = starts;
    this.steps = steps;
  }

  /** Returns the stretches between the thresholds of some ladders. */
  static PriceStretches of(int steps, Ladder... ladders) {
    IntStream thresholds =
        Arrays.stream(ladders)
            .flatMapToInt(
                ladder -> IntStream.range(0, ladder.size()).map(place -> ladder.threshold(place)));
    int[] starts =
        IntStream.concat(IntStream.of(0), thresholds)
            .filter(threshold -> threshold <= steps)
            .sorted()
            .distinct()
            .toArray();
    return new PriceStretches(starts, steps);
  }

  int size() {
    return starts.length;
  }

  /** Returns the first price index of a stretch. */
  int price(int stretch) {
    return starts[stretch];
  }

  /** Returns the probability that a price drawn from the grid lies in a stretch. */
  double probability(int stretch) {
    int end = stretch + 1 < starts.length ? starts[stretch + 1] : steps + 1;
    return (double) (end - starts[stretch]) / (steps + 1.0);
  }
}
