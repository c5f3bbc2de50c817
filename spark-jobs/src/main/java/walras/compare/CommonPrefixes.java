package walras.compare;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import walras.checkpoint.CommonPart;
import walras.checkpoint.CommonParts;
import walras.study.Counted;

/**
 * What the checkpoints of two runs say of the replications that both begin with: folds of equal
 * name are equal to the last bit, or something drifted.
 *
 * @param parts the parts that both folders hold
 * @param moved for each design point whose folds differ, the shortest that does
 */
public record CommonPrefixes(CommonParts parts, List<Moved> moved) {

  private static final int DIGITS = 16;

  /** Copies the list. */
  public CommonPrefixes {
    moved = List.copyOf(moved);
  }

  /**
   * Judges the parts of two folders.
   *
   * @param places the places of design points by their identities
   */
  static CommonPrefixes of(CommonParts parts, Map<String, Place> places) {
    Map<String, CommonPart> shortest =
        parts.common().stream()
            .filter(part -> !part.isEqual())
            .collect(
                Collectors.toMap(
                    CommonPart::point,
                    UnaryOperator.identity(),
                    BinaryOperator.minBy(Comparator.comparingLong(CommonPart::replications)),
                    TreeMap::new));
    return new CommonPrefixes(
        parts, shortest.values().stream().map(part -> moved(part, places)).toList());
  }

  private static Moved moved(CommonPart part, Map<String, Place> places) {
    Place unreported = new Place("", part.size(), part.point(), "", "");
    return Moved.unequal(
        places.getOrDefault(part.point(), unreported),
        "prefix of " + part.replications(),
        TextNode.valueOf(part.baseline().substring(0, DIGITS)),
        TextNode.valueOf(part.other().substring(0, DIGITS)));
  }

  /** Returns how many design points and contrasts have folds in both. */
  public long points() {
    return parts.common().stream().map(CommonPart::point).distinct().count();
  }

  /** Returns the number of replications of the longest fold in both, 0 if there is none. */
  public long replications() {
    return parts.common().stream().mapToLong(CommonPart::replications).max().orElse(0);
  }

  /** Returns what is to be said of them, in one line. */
  String text() {
    if (!parts.common().isEmpty()) {
      return "common prefixes: %s, up to %s, %s"
          .formatted(
              Counted.of(points(), "design point"),
              Counted.of(replications(), "replication"),
              verdict());
    }
    return "common prefixes: none, " + absence();
  }

  private String verdict() {
    return moved.isEmpty() ? "bit-equal" : "%d not bit-equal".formatted(moved.size());
  }

  private String absence() {
    if (parts.inBaseline() > 0 && parts.inOther() > 0) {
      return "no part of the checkpoints is in both";
    }
    if (parts.inBaseline() > 0) {
      return "the second holds no checkpoint";
    }
    return parts.inOther() > 0
        ? "the first holds no checkpoint"
        : "neither of the runs holds a checkpoint";
  }
}
