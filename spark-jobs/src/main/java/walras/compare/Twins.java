package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What two runs have in common of a list, and what they do not.
 *
 * @param inBoth what both have
 * @param vanished what the first has and the second lacks
 * @param appeared what the second has and the first lacks
 */
record Twins(List<Pair> inBoth, List<JsonNode> vanished, List<JsonNode> appeared) {

  /** Returns the elements of an array of JSON. */
  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** One element in both runs. */
  record Pair(JsonNode baseline, JsonNode other) {}

  /**
   * Pairs the elements of two lists.
   *
   * @param identity what is equal of elements that belong together, and of no others in a list
   */
  static Twins of(
      Iterable<JsonNode> baseline, Iterable<JsonNode> other, Function<JsonNode, ?> identity) {
    Map<Object, JsonNode> others = new LinkedHashMap<>();
    other.forEach(element -> others.put(identity.apply(element), element));
    List<Pair> inBoth = new ArrayList<>();
    List<JsonNode> vanished = new ArrayList<>();
    for (JsonNode element : baseline) {
      JsonNode twin = others.get(identity.apply(element));
      if (twin == null) {
        vanished.add(element);
      } else {
        inBoth.add(new Pair(element, twin));
      }
    }
    inBoth.forEach(pair -> others.remove(identity.apply(pair.other)));
    return new Twins(inBoth, vanished, List.copyOf(others.values()));
  }
}
