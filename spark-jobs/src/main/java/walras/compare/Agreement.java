package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two runs must agree on, number by number: to the last bit, or up to rounding. */
enum Agreement {
  /** Every number has the same text. */
  BITS {
    @Override
    boolean covers(String statistic) {
      return true;
    }

    @Override
    boolean holds(JsonNode baseline, JsonNode other, double relative) {
      return baseline.equals(other);
    }
  },
  /** Every number differs by at most {@link #ROUNDING} of its scale. */
  UP_TO_ROUNDING {
    @Override
    boolean covers(String statistic) {
      return !statistic.endsWith(".replication") && !statistic.startsWith("failures.listed");
    }
  },
  /** The same of what no replication enters: enumerated values, limits, what is undefined. */
  OF_EXACT_VALUES {
    @Override
    boolean covers(String statistic) {
      return statistic.startsWith("exact.") || EXACT.contains(statistic);
    }
  };

  /** The largest difference that counts as rounding, as a share of the scale of a number. */
  static final double ROUNDING = 1e-9;

  private static final Set<String> EXACT = Set.of("limit", "undefined", "unit", "range");

  /** What one study may ask for and the other not, and what is compared by itself. */
  private static final Set<String> ASKED_FOR =
      Set.of("exact", "exact_z", "exact_undefined", "exceed");

  private static final Set<String> ELSEWHERE = Set.of("name", "estimates");

  abstract boolean covers(String statistic);

  boolean holds(JsonNode baseline, JsonNode other, double relative) {
    boolean areNumbers = baseline.isNumber() && other.isNumber();
    return areNumbers ? relative <= ROUNDING : baseline.equals(other);
  }

  /**
   * What was found.
   *
   * @param compared how many numbers and texts both runs have
   * @param moved those that disagree
   */
  record Found(long compared, List<Moved> moved) {}

  /** Compares what two runs say of some things. */
  Found of(List<Subject> subjects) {
    List<Moved> moved = new ArrayList<>();
    long compared = 0;
    for (Subject subject : subjects) {
      Map<String, JsonNode> first = Leaves.of(subject.baseline(), ELSEWHERE);
      Map<String, JsonNode> second = Leaves.of(subject.other(), ELSEWHERE);
      Set<String> statistics = new LinkedHashSet<>(first.keySet());
      statistics.addAll(second.keySet());
      statistics.removeIf(statistic -> !isCompared(statistic, first, second));
      for (String statistic : statistics) {
        JsonNode baseline = first.getOrDefault(statistic, MissingNode.getInstance());
        JsonNode other = second.getOrDefault(statistic, MissingNode.getInstance());
        double relative = Relative.of(subject, statistic, baseline, other);
        if (!holds(baseline, other, relative)) {
          moved.add(new Moved(subject.place(), statistic, baseline, other, relative, Double.NaN));
        }
      }
      compared += statistics.size();
    }
    return new Found(compared, moved);
  }

  private boolean isCompared(
      String statistic, Map<String, JsonNode> first, Map<String, JsonNode> second) {
    boolean inBoth = first.containsKey(statistic) && second.containsKey(statistic);
    String field = statistic.replaceFirst("[.\\[].*", "");
    return covers(statistic) && (inBoth || !ASKED_FOR.contains(field));
  }
}
