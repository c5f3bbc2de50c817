package walras.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A located value of a study as it was written: scalars are text, whatever they look like. */
sealed interface Node {

  /** Returns where the value starts. */
  Location at();

  /**
   * Returns what the value is, for messages: a scalar's text, or its kind; of a list, its length.
   */
  String shown();

  /**
   * A scalar.
   *
   * @param plain whether it was written without quotes
   */
  record Scalar(String text, boolean plain, Location at) implements Node {

    /** Tells whether nothing was written where a value could stand. */
    boolean isNothing() {
      return plain && text.isEmpty();
    }

    @Override
    public String shown() {
      return isNothing() ? "nothing" : Texts.shown(text);
    }
  }

  /** A list. */
  record Items(List<Node> nodes, Location at) implements Node {

    public Items {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String shown() {
      return nodes.isEmpty()
          ? "an empty list"
          : "a list of " + Counted.of(nodes.size(), "entry", "entries");
    }
  }

  /** A mapping, in the order of the file. */
  record Mapping(Map<String, Entry> entries, Location at) implements Node {

    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Returns this mapping with one entry replaced or added at the end. */
    Mapping with(String key, Entry entry) {
      Map<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.put(key, entry);
      return new Mapping(changed, at);
    }

    @Override
    public String shown() {
      return "a mapping";
    }
  }

  /**
   * An entry of a mapping.
   *
   * @param key where the key stands
   */
  record Entry(Location key, Node value) {

    /** Returns where a reader looks for the entry: a collection is found by its key. */
    Location location() {
      return value instanceof Scalar ? value.at() : key;
    }
  }
}
