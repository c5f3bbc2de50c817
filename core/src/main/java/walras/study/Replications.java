package walras.study;

import java.io.Serializable;

/** How many replications each design point gets. */
public sealed interface Replications extends Serializable {

  /** Returns the number of replications at a size. */
  long at(long agents);

  /**
   * The same number at every size.
   *
   * @param count at least 1
   */
  record Fixed(long count) implements Replications {

    /** Checks the count. */
    public Fixed {
      if (count < 1) {
        throw new IllegalArgumentException("replications must be at least 1, got " + count);
      }
    }

    @Override
    public long at(long agents) {
      return count;
    }
  }

  /**
   * A budget of simulated agents per size.
   *
   * @param agents the budget, at least 1
   * @param min replications at the least, at least 1
   * @param max replications at the most, at least {@code min}
   */
  record Budget(long agents, long min, long max) implements Replications {

    /** Checks the bounds. */
    public Budget {
      if (agents < 1 || min < 1 || max < min) {
        throw new IllegalArgumentException(
            "budget must be positive with min <= max, got %d in [%d, %d]"
                .formatted(agents, min, max));
      }
    }

    @Override
    public long at(long size) {
      return Math.max(min, Math.min(max, agents / size));
    }
  }
}
