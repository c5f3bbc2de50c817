package walras.numeric;

import java.util.function.IntBinaryOperator;

/** Puts whole numbers in an order that only comparisons know, stably and without boxing them. */
public final class IntOrder {

  private IntOrder() {}

  /**
   * Returns 0, 1, ..., n - 1 in ascending order of what they stand for; equal ones keep their
   * order.
   *
   * @param size the number n
   * @param comparison negative, zero or positive as the first is less than, equal to or greater
   *     than the second
   */
  public static int[] ascending(int size, IntBinaryOperator comparison) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    int[] merged = new int[size];
    for (long width = 1; width < size; width *= 2) {
      for (long from = 0; from < size; from += 2 * width) {
        int middle = (int) Math.min(size, from + width);
        int end = (int) Math.min(size, from + 2 * width);
        merge(order, merged, new int[] {(int) from, middle, end}, comparison);
      }
      int[] swapped = order;
      order = merged;
      merged = swapped;
    }
    return order;
  }

  /** Merges two neighbouring runs, given by their first places and the place after both. */
  private static void merge(int[] runs, int[] into, int[] places, IntBinaryOperator comparison) {
    int low = places[0];
    int high = places[1];
    for (int place = places[0]; place < places[2]; place++) {
      boolean takesLow =
          high == places[2]
              || (low < places[1] && comparison.applyAsInt(runs[low], runs[high]) <= 0);
      into[place] = takesLow ? runs[low++] : runs[high++];
    }
  }
}
