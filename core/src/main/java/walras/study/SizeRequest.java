package walras.study;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The sizes that a study asks for, before they meet its markets. */
sealed interface SizeRequest {

  /** The largest number of sizes, and of design points, in a study. */
  int MOST = 10_000;

  /** The largest number of agents. */
  long LARGEST = 1_000_000_000_000_000_000L;

  /** Returns the number of sizes per market. */
  int count();

  /**
   * A number that the user wrote.
   *
   * @param field where it stands
   */
  record Wish(NodeField field, long number) {}

  /** Numbers of agents that must fit exactly; any outside the range of sizes fit no market. */
  record Listed(List<Wish> wishes) implements SizeRequest {
    @Override
    public int count() {
      return wishes.size();
    }
  }

  /** Group sizes that must fit exactly. */
  record PerGroup(List<Wish> wishes) implements SizeRequest {
    @Override
    public int count() {
      return wishes.size();
    }
  }

  /** Numbers of agents of a generated grid, which move to sizes that fit. */
  record Generated(NodeField field, List<Long> targets) implements SizeRequest {
    @Override
    public int count() {
      return targets.size();
    }
  }

  /**
   * Reads the field {@code sizes}; returns what is sound of a list, else nothing after a problem.
   */
  static Optional<SizeRequest> read(NodeField field) {
    if (field.isNothing()) {
      field.mustBe("be a list of numbers of agents, a grid or group sizes");
      return Optional.empty();
    }
    if (!field.isMapping()) {
      List<Wish> sound = wishes(field, SizeRequest::agents);
      return sound.isEmpty() ? Optional.empty() : Optional.of(new Listed(sound));
    }
    Optional<SizeRequest> request = readMapping(field);
    return field.sound() ? request : Optional.empty();
  }

  private static Optional<SizeRequest> readMapping(NodeField field) {
    NodeField perGroup = field.at("per-group");
    if (!perGroup.isPresent()) {
      return readGrid(field);
    }
    if (field.keys().size() > 1) {
      field.report("%s must have per-group alone, or from and to".formatted(field.path()));
      List.of("from", "to", "per-decade", "step").forEach(field::at);
    }
    return Optional.of(new PerGroup(wishes(perGroup, entry -> entry.integer(1, LARGEST))));
  }

  private static Optional<SizeRequest> readGrid(NodeField field) {
    NodeField from = field.at("from");
    NodeField to = field.at("to");
    NodeField perDecade = field.at("per-decade");
    NodeField step = field.at("step");
    long first = from.integer(1, LARGEST);
    long last = to.integer(1, LARGEST);
    if (from.sound() && to.sound() && last < first) {
      to.mustBe("be at least from, which is " + first);
    }
    if (perDecade.isPresent() == step.isPresent()) {
      field.report(
          "%s must have either per-decade or step, got %s"
              .formatted(field.path(), step.isPresent() ? "both" : "neither"));
      return Optional.empty();
    }
    boolean decades = perDecade.isPresent();
    long spacing = decades ? perDecade.integer(1, 100) : step.integer(1, LARGEST);
    if (!field.sound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Generated(
            field,
            decades
                ? SizeGrid.perDecade(first, last, (int) spacing, MOST + 1)
                : SizeGrid.steps(first, last, spacing, MOST + 1)));
  }

  /** Returns the entries without a problem. */
  private static List<Wish> wishes(NodeField field, ToLongFunction<NodeField> reader) {
    List<NodeField> entries = field.isList() ? field.entries() : List.of(field);
    if (entries.isEmpty()) {
      field.report(field.path() + " must have at least one entry");
    }
    List<Wish> wishes = new ArrayList<>(entries.size());
    Set<BigDecimal> seen = new HashSet<>();
    for (NodeField entry : entries) {
      long number = reader.applyAsLong(entry);
      boolean repeated = entry.value().map(value -> !seen.add(value)).orElse(false);
      if (entry.sound() && repeated) {
        entry.mustBe("differ from the entries before it");
      }
      if (entry.sound()) {
        wishes.add(new Wish(entry, number));
      }
    }
    return wishes;
  }

  /** Returns a number of agents, any too small as 0 and any too large as one too many. */
  private static long agents(NodeField field) {
    BigInteger tooMany = BigInteger.valueOf(LARGEST + 1);
    return field.whole().orElse(BigInteger.ZERO).min(tooMany).max(BigInteger.ZERO).longValueExact();
  }
}
