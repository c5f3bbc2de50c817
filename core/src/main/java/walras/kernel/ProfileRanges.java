package walras.kernel;

import java.util.Arrays;
import walras.kernel.Population.Side;

/**
 * What one replication says of a {@link Profile}: contiguous ranges of classes with one probability
 * each; classes in no range have probability 0. Reused from replication to replication by one
 * thread.
 */
public final class ProfileRanges {

  private int size;
  private Side[] sides = new Side[0];
  private int[] from = new int[0];
  private int[] to = new int[0];
  private double[] probabilities = new double[0];

  /** Creates an empty list of ranges. */
  public static ProfileRanges create() {
    return new ProfileRanges();
  }

  /** Forgets all ranges. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a range; ranges of one side must not overlap.
   *
   * @param first the first class
   * @param end the class after the last one
   * @param probability in [0, 1]
   */
  public void add(Side side, int first, int end, double probability) {
    if (!(probability >= 0 && probability <= 1) || first > end) {
      throw new IllegalArgumentException(
          "range must have a probability and not end before it begins, got %s for [%d, %d)"
              .formatted(probability, first, end));
    }
    if (size == from.length) {
      grow(2 * size + 16);
    }
    sides[size] = side;
    from[size] = first;
    to[size] = end;
    probabilities[size++] = probability;
  }

  /** Returns the number of ranges. */
  public int size() {
    return size;
  }

  /** Returns the side of a range. */
  public Side side(int range) {
    return sides[range];
  }

  /** Returns the first class of a range. */
  public int from(int range) {
    return from[range];
  }

  /** Returns the class after the last one of a range. */
  public int to(int range) {
    return to[range];
  }

  /** Returns the probability of the classes of a range. */
  public double probability(int range) {
    return probabilities[range];
  }

  private void grow(int capacity) {
    sides = Arrays.copyOf(sides, capacity);
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    probabilities = Arrays.copyOf(probabilities, capacity);
  }
}
