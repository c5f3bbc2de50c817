package walras.kernel;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * A located value of a study: a mapping, a list, a scalar, or nothing where the user wrote nothing.
 *
 * <p>Reading a value of the wrong kind reports a problem with file, line and path and returns a
 * stand-in; nobody may compute with values of a field that is not {@link #sound()}.
 */
public interface Field {

  /** Returns the dotted path, such as {@code environment.signals.low[1]}. */
  String path();

  /** Tells whether the user wrote this field. */
  boolean isPresent();

  /** Tells whether this field is a list. */
  boolean isList();

  /** Tells whether this field is a mapping. */
  boolean isMapping();

  /**
   * Returns the entry of a mapping, which may be absent. Keys never asked for are unknown fields
   * and become problems; reading a child of an absent field gives an absent field.
   */
  Field at(String key);

  /** Returns the keys of a mapping in the order of the file; empty after a problem. */
  List<String> keys();

  /** Returns the entries of a list; a missing field or another kind is a problem, then empty. */
  List<Field> items();

  /** Returns the text of a scalar; a missing field or another kind is a problem, then "". */
  String text();

  /**
   * Returns the text of a scalar that is one of some names; anything else is a problem that lists
   * them and suggests the nearest, then "".
   */
  default String oneOf(Collection<String> names) {
    String text = text();
    if (names.contains(text)) {
      return text;
    }
    mustBe("be one of " + String.join(", ", names));
    return "";
  }

  /** Returns a number exactly as written or computed; zero after a problem. */
  BigDecimal decimal();

  /** Returns a finite number; NaN after a problem. */
  double number();

  /** Returns a whole number; zero after a problem. */
  long integer();

  /**
   * Reports that the value breaks a rule, shown as {@code <path> must <rule>, got <value>}.
   *
   * @param rule what is allowed, such as {@code lie in (0, 1)}
   */
  void mustBe(String rule);

  /**
   * Reports a problem in words of its own.
   *
   * @param message a sentence that names what is wrong and what helps, without the location
   */
  void problem(String message);

  /**
   * Reports what the user should know but what does not prevent a run.
   *
   * @param message a sentence without the location
   */
  void warning(String message);

  /** Tells whether no problem was reported at this field or below it. */
  boolean sound();
}
