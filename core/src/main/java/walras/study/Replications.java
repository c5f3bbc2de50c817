package walras.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many replications each design point gets. */
public sealed interface Replications extends Serializable {

  /** So many that no machine gets there, so few that those of all design points can be added. */
  long MOST = 100_000_000_000_000L;

  /** Returns the number of replications of a design point, the most there may be of a precision. */
  long at(long agents, long hash);

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
    public long at(long agents, long hash) {
      return count;
    }
  }

  /**
   * Each design point its own number, as after runs that added to what was held.
   *
   * @param counts the number of each design point by its hash, each at least 1
   */
  record Listed(Map<Long, Long> counts) implements Replications {

    /** Copies the map. */
    public Listed {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    @Override
    public long at(long agents, long hash) {
      return counts.getOrDefault(hash, 1L);
    }
  }

  /**
   * As many as it takes.
   *
   * @param precision when they are enough
   */
  record UpTo(Precision precision) implements Replications {

    @Override
    public long at(long agents, long hash) {
      return precision.atMost();
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
    public long at(long size, long hash) {
      return Math.max(min, Math.min(max, agents / size));
    }
  }
}
