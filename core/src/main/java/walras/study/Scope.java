package walras.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the names N and n stand for during one reading, and whether the reading asked for them.
 *
 * <p>Confined to one reading.
 */
final class Scope {

  private final OptionalLong agents;
  private final OptionalLong perGroup;
  private boolean agentsUsed;
  private boolean perGroupUsed;
  private Optional<NodeField> perGroupUser = Optional.empty();

  private Scope(OptionalLong agents, OptionalLong perGroup) {
    this.agents = agents;
    this.perGroup = perGroup;
  }

  /** Returns a scope for fields that are the same at all sizes. */
  static Scope constant() {
    return new Scope(OptionalLong.empty(), OptionalLong.empty());
  }

  /** Returns the scope of one size. */
  static Scope of(long agents, long perGroup) {
    return new Scope(OptionalLong.of(agents), OptionalLong.of(perGroup));
  }

  /** Returns the number of agents, N. */
  OptionalLong agents() {
    agentsUsed |= agents.isPresent();
    return agents;
  }

  /** Returns the number of agents of a kind per group, n. */
  OptionalLong perGroup() {
    perGroupUsed |= perGroup.isPresent();
    return perGroup;
  }

  boolean isAgentsUsed() {
    return agentsUsed;
  }

  boolean isPerGroupUsed() {
    return perGroupUsed;
  }

  /** Remembers the first field that asked for n. */
  void notePerGroupUser(NodeField field) {
    if (perGroupUsed && perGroupUser.isEmpty()) {
      perGroupUser = Optional.of(field);
    }
  }

  /** Returns the first field that asked for n. */
  Optional<NodeField> perGroupUser() {
    return perGroupUser;
  }

  /** Returns {@code at N = 400, n = 100} for the names in an expression, or nothing. */
  String shown(String expression) {
    List<String> values = new ArrayList<>(2);
    if (agents.isPresent() && expression.matches(".*\\bN\\b.*")) {
      values.add("N = " + agents.getAsLong());
    }
    if (perGroup.isPresent() && expression.matches(".*\\bn\\b.*")) {
      values.add("n = " + perGroup.getAsLong());
    }
    return values.isEmpty() ? "" : " at " + String.join(", ", values);
  }
}
