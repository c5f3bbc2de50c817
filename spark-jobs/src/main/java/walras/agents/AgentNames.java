package walras.agents;

import java.util.Arrays;

/**
 * Finds names that stand twice, keeping 64 bits of each. Names with the same bits need not be equal
 * and are to be compared. Confined to one thread.
 */
final class AgentNames {

  private long[] digests = new long[1024];
  private int size;

  /** Adds a name. */
  void add(String name) {
    if (size == digests.length) {
      digests = Arrays.copyOf(digests, (int) Math.min(AgentReader.MOST, 2L * size));
    }
    digests[size] = digest(name);
    size++;
  }

  /** Returns the bits that several names have, in ascending order; nothing is added afterwards. */
  long[] repeated() {
    Arrays.sort(digests, 0, size);
    long[] repeated = new long[size];
    int found = 0;
    for (int i = 1; i < size; i++) {
      boolean again = digests[i] == digests[i - 1];
      if (again && (found == 0 || repeated[found - 1] != digests[i])) {
        repeated[found] = digests[i];
        found++;
      }
    }
    return Arrays.copyOf(repeated, found);
  }

  /** Returns the bits of a name: a polynomial of its characters, mixed as in SplitMix64. */
  static long digest(String name) {
    long bits = 0x9e3779b97f4a7c15L;
    for (int i = 0; i < name.length(); i++) {
      bits = (bits ^ name.charAt(i)) * 0xbf58476d1ce4e5b9L;
      bits ^= bits >>> 29;
    }
    return bits;
  }
}
