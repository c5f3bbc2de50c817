package walras.agents;

import java.util.Arrays;

/** Collects the amounts of one side and merges equal ones. Confined to one thread. */
final class AmountTypes {

  private double[] amounts = new double[1024];
  private int size;

  /** Adds the amount of an agent. */
  void add(double amount) {
    if (size == amounts.length) {
      amounts = Arrays.copyOf(amounts, (int) Math.min(AgentReader.MOST, 2L * size));
    }
    amounts[size] = amount + 0.0; // there is one zero
    size++;
  }

  /**
   * Merges equal amounts; nothing can be added afterwards.
   *
   * @return how many agents have each, in ascending order of the amounts
   */
  long[] merge() {
    Arrays.sort(amounts, 0, size);
    long[] counts = new long[size];
    int types = 0;
    for (int i = 0; i < size; i++) {
      if (types == 0 || amounts[types - 1] != amounts[i]) {
        amounts[types] = amounts[i];
        types++;
      }
      counts[types - 1]++;
    }
    amounts = Arrays.copyOf(amounts, types);
    return Arrays.copyOf(counts, types);
  }

  /** Returns the amounts, distinct and ascending once they are merged. */
  double[] amounts() {
    return amounts;
  }
}
