package walras.agents;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import walras.kernel.Holdings;
import walras.kernel.Population.Side;

/** Collects the agents of one side and merges equal ones. Confined to one thread. */
final class SideAgents {

  /** Marks the first unit of an agent in {@link #tags}. */
  private static final int FIRST = 1 << 31;

  private double[] amounts = new double[1024];
  private int size;
  private int agents;

  /** The commodity of each unit, and whether another agent begins; null while each has one. */
  private int @Nullable [] tags;

  /**
   * Adds an agent.
   *
   * @param agent the rows of the agent, ordered
   */
  void add(OneAgent agent) {
    if (tags == null && (agent.size() > 1 || agent.commodity(0) > 0)) {
      tags = new int[amounts.length];
      Arrays.fill(tags, FIRST);
    }
    for (int i = 0; i < agent.size(); i++) {
      grow();
      amounts[size] = agent.amount(i);
      if (tags != null) {
        tags[size] = agent.commodity(i) | (i == 0 ? FIRST : 0);
      }
      size++;
    }
    agents++;
  }

  private void grow() {
    if (size < amounts.length) {
      return;
    }
    amounts = Arrays.copyOf(amounts, (int) Math.min(AgentReader.MOST, 2L * size));
    if (tags != null) {
      tags = Arrays.copyOf(tags, amounts.length);
    }
  }

  /** Tells whether every agent has one unit of one commodity. */
  boolean isOfOneUnit() {
    return tags == null;
  }

  /**
   * Merges equal agents of one unit; nothing can be added afterwards.
   *
   * @return how many agents have each amount, in ascending order of the amounts
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

  /**
   * Merges equal agents with any units.
   *
   * @param ranks the place of each commodity among all
   */
  Holdings merge(Side side, int[] ranks) {
    double[] ordered = new double[size];
    int[] ends = new int[agents * ranks.length];
    int agent = 0;
    int place = 0;
    for (int from = 0; from < size; agent++) {
      int end = end(from);
      for (int rank = 0; rank < ranks.length; rank++) {
        for (int i = from; i < end; i++) {
          if (ranks[commodity(i)] == rank) {
            ordered[place++] = amounts[i];
          }
        }
        ends[agent * ranks.length + rank] = place;
      }
      from = end;
    }
    return Holdings.ofAgents(side, ranks.length, ordered, ends);
  }

  private int commodity(int unit) {
    return tags == null ? 0 : tags[unit] & ~FIRST;
  }

  /** Returns the place after the units of an agent. */
  private int end(int from) {
    int end = from + 1;
    while (tags != null && end < size && tags[end] >= 0) {
      end++;
    }
    return end;
  }
}
