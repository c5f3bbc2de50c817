package walras.kernel;

import java.io.Serializable;

/**
 * The sizes that a market admits: multiples of a step within a range.
 *
 * @param smallest the smallest admitted number of agents, a multiple of {@code step}
 * @param largest the largest admitted number of agents, a multiple of {@code step}
 * @param step the number of agents between admitted sizes, at least 1
 */
public record Granularity(long smallest, long largest, long step) implements Serializable {

  /** Checks that the range is one of positive multiples. */
  public Granularity {
    if (step < 1 || smallest < 1 || smallest > largest) {
      throw new IllegalArgumentException(
          "granularity must be a range of positive sizes, got [%d, %d] by %d"
              .formatted(smallest, largest, step));
    }
    if (smallest % step != 0 || largest % step != 0) {
      throw new IllegalArgumentException(
          "granularity must start and end at multiples of %d, got [%d, %d]"
              .formatted(step, smallest, largest));
    }
  }

  /** Returns all sizes from {@code smallest} to {@code largest}. */
  public static Granularity every(long smallest, long largest) {
    return new Granularity(smallest, largest, 1);
  }

  /** Tells whether a size is admitted. */
  public boolean admits(long agents) {
    return agents >= smallest && agents <= largest && agents % step == 0;
  }
}
