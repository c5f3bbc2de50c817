package walras.numeric;

/**
 * Sums with what rounding loses of them (Neumaier 1974), kept in arrays: a sum takes two entries,
 * so sums travel and merge as plain numbers.
 */
public final class Neumaier {

  private Neumaier() {}

  /** Adds a term to the sum whose entries are 2 slot and 2 slot + 1. */
  public static void add(double[] sums, int slot, double term) {
    int at = 2 * slot;
    double sum = sums[at];
    sums[at + 1] += lost(sum, term);
    sums[at] = sum + term;
  }

  /** Returns what rounding loses of the sum of two numbers: by how much the exact sum is larger. */
  public static double lost(double sum, double term) {
    double next = sum + term;
    return Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
  }

  /** Adds a sum of another array to the one in the same slot. */
  public static void merge(double[] sums, int slot, double[] others) {
    add(sums, slot, others[2 * slot]);
    sums[2 * slot + 1] += others[2 * slot + 1];
  }

  /** Returns the value of a sum. */
  public static double total(double[] sums, int slot) {
    return sums[2 * slot] + sums[2 * slot + 1];
  }
}
