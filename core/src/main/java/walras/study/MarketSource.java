package walras.study;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * One market of a study with one choice of varied values; reads its environment for any size.
 *
 * <p>An environment without N and n is read once. Otherwise the group size n that belongs to a
 * number of agents is found by reading: the market says how many agents a group size makes, and it
 * may itself depend on n.
 */
final class MarketSource {

  /**
   * What identifies a market in the study.
   *
   * @param label the market's name
   * @param parameters the varied values, as text
   * @param path where the environment stands
   */
  record Place(Mechanism mechanism, String label, Map<String, String> parameters, String path) {}

  private record Size(long agents, long perGroup) {}

  private final Place place;
  private final Node.Entry environment;
  private final Map<Size, MarketReading> readings = new HashMap<>();
  private Optional<MarketReading> constant = Optional.empty();

  MarketSource(Place place, Node.Entry environment) {
    this.place = place;
    this.environment = environment;
  }

  Place place() {
    return place;
  }

  Location location() {
    return environment.location();
  }

  /** Returns the reading for a number of agents; its market need not admit that number. */
  MarketReading at(long agents) {
    MarketReading reading = firstGuess(agents);
    if (!reading.scope().isPerGroupUsed() || reading.market().isEmpty()) {
      return reading;
    }
    if (reading.smallestGrouping().isEmpty()) {
      return withoutGroups(reading);
    }
    Set<Long> tried = new HashSet<>();
    long perGroup = reading.perGroup(agents);
    while (tried.add(perGroup)) {
      reading = read(agents, perGroup);
      if (reading.market().isEmpty() || reading.perGroup(agents) == perGroup) {
        return reading;
      }
      perGroup = reading.perGroup(agents);
    }
    return nearest(agents);
  }

  /** Returns the reading for a group size, or nothing where the mechanism has no groups. */
  Optional<MarketReading> atPerGroup(long perGroup) {
    long agents = perGroup;
    Set<Long> tried = new HashSet<>();
    MarketReading reading = read(agents, perGroup);
    while (reading.market().isPresent() && tried.add(agents)) {
      if (reading.smallestGrouping().isEmpty()) {
        return Optional.empty();
      }
      agents = reading.agents(perGroup).orElse(agents);
      reading = read(agents, perGroup);
    }
    return Optional.of(reading);
  }

  /** Returns the reading of the first n that makes a market; the true n is not known yet. */
  private MarketReading firstGuess(long agents) {
    MarketReading first = read(agents, Math.max(1, agents / 4));
    if (first.market().isPresent() || !first.scope().isPerGroupUsed()) {
      return first;
    }
    for (long perGroup : new long[] {Math.max(1, agents / 100), 1, agents}) {
      MarketReading guess = read(agents, perGroup);
      if (guess.market().isPresent()) {
        return guess;
      }
    }
    return first;
  }

  /**
   * Returns the reading whose consistent number of agents is nearest, found by bisection over n:
   * the market's own division jumps at the number asked for.
   */
  private MarketReading nearest(long agents) {
    long low = 1;
    long high = agents;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      MarketReading reading = read(agents, middle);
      if (reading.market().isPresent() && reading.perGroup(agents) >= middle) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    MarketReading below = read(agents, low);
    MarketReading above = read(agents, low + 1);
    return distance(above, agents) < distance(below, agents) ? above : below;
  }

  private static long distance(MarketReading reading, long agents) {
    if (reading.market().isEmpty()) {
      return Long.MAX_VALUE;
    }
    return reading
        .agents(reading.scope().perGroup().getAsLong())
        .map(own -> Math.abs(own - agents))
        .orElse(Long.MAX_VALUE);
  }

  private MarketReading withoutGroups(MarketReading reading) {
    Problems problems = new Problems();
    reading
        .scope()
        .perGroupUser()
        .ifPresent(
            field ->
                problems.error(
                    field.location(),
                    field.path(),
                    "%s uses n, but mechanism '%s' has no groups; N is the number of agents"
                        .formatted(field.path(), place.mechanism().name())));
    return new MarketReading(Optional.empty(), reading.scope(), problems, reading.expressions());
  }

  private MarketReading read(long agents, long perGroup) {
    if (constant.isPresent()) {
      return constant.get();
    }
    MarketReading reading =
        readings.computeIfAbsent(new Size(agents, perGroup), size -> read(size));
    if (reading.isConstant()) {
      constant = Optional.of(reading);
    }
    return reading;
  }

  private MarketReading read(Size size) {
    Problems problems = new Problems();
    Scope scope = Scope.of(size.agents(), size.perGroup());
    NodeField field =
        NodeField.root(
            place.path(),
            environment.value(),
            environment.location(),
            new NodeField.Reading(scope, problems));
    Optional<Market> market = place.mechanism().market(field);
    field.close();
    if (market.isEmpty() && !problems.hasErrors()) {
      throw new IllegalStateException(
          "mechanism '%s' gave neither a market nor a problem".formatted(place.mechanism().name()));
    }
    Optional<Market> sound = problems.hasErrors() ? Optional.empty() : market;
    return new MarketReading(sound, scope, problems, Expressions.of(field));
  }

  /** Returns {@code market 'a' with eta = 0.02}. */
  @Override
  public String toString() {
    String values =
        place.parameters().entrySet().stream()
            .map(varied -> varied.getKey() + " = " + varied.getValue())
            .collect(Collectors.joining(", "));
    return "market '%s'%s".formatted(place.label(), values.isEmpty() ? "" : " with " + values);
  }
}
