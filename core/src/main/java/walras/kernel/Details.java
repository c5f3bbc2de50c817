package walras.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ordered tree of named quantities, for {@code limits} and {@code replay}.
 *
 * <p>Leaves are numbers, whole numbers, texts, truth values and lists of numbers, where NaN stands
 * for a quantity that does not exist and is written as null.
 */
public final class Details {

  private final Map<String, Object> entries = new LinkedHashMap<>();

  /** Returns the branch of a name, created at its first use. */
  public Details at(String name) {
    return (Details) entries.computeIfAbsent(name, unused -> new Details());
  }

  /** Adds a number. */
  public Details put(String name, double value) {
    return add(name, value);
  }

  /** Adds a whole number. */
  public Details put(String name, long value) {
    return add(name, value);
  }

  /** Adds a text. */
  public Details put(String name, String value) {
    return add(name, value);
  }

  /** Adds a truth value. */
  public Details put(String name, boolean value) {
    return add(name, value);
  }

  /** Adds a list of numbers. */
  public Details put(String name, double... values) {
    List<Double> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return add(name, Collections.unmodifiableList(list));
  }

  /** Adds a list of whole numbers. */
  public Details put(String name, long... values) {
    List<Long> list = new ArrayList<>(values.length);
    for (long value : values) {
      list.add(value);
    }
    return add(name, Collections.unmodifiableList(list));
  }

  /** Adds a list of texts. */
  public Details put(String name, List<String> values) {
    return add(name, List.copyOf(values));
  }

  /** Adds a branch. */
  public Details put(String name, Details branch) {
    return add(name, branch);
  }

  /**
   * Returns the entries in the order they were added: {@link Double}, {@link Long}, {@link String},
   * {@link Boolean}, {@link List} of one of these, or {@link Details}.
   */
  public Map<String, Object> entries() {
    return Collections.unmodifiableMap(entries);
  }

  private Details add(String name, Object value) {
    if (entries.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("quantity '%s' stands twice".formatted(name));
    }
    return this;
  }
}
