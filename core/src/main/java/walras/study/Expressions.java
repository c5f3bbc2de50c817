package walras.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the expressions of an environment that was read, for the user to see their values. */
final class Expressions {

  private static final MathContext SHOWN = new MathContext(17);
  private static final Pattern LITERAL =
      Pattern.compile("\\s*[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?\\s*");

  private Expressions() {}

  /** Returns the value of each number that is more than a literal, by path below the field. */
  static Map<String, String> of(NodeField field) {
    Map<String, String> values = new LinkedHashMap<>();
    collect(field, field.path().length() + 1, values);
    return values;
  }

  private static void collect(NodeField field, int prefix, Map<String, String> values) {
    if (field.node().orElse(null) instanceof Node.Scalar scalar
        && !LITERAL.matcher(scalar.text()).matches()) {
      field.value().ifPresent(value -> values.put(field.path().substring(prefix), shown(value)));
    }
    field.children().values().forEach(child -> collect(child, prefix, values));
  }

  private static String shown(BigDecimal value) {
    BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
    return Math.abs((long) rounded.scale()) < 20 ? rounded.toPlainString() : rounded.toString();
  }
}
