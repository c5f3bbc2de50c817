package walras.study;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Evaluates the numbers of a study: decimals, and expressions in N and n.
 *
 * <p>Grammar, from weak to strong: {@code + -}, {@code * /}, unary minus, {@code ^} (to the right),
 * then parentheses, numbers, names, and the functions of {@link Functions}. Fractions stay exact;
 * roots, logarithms and broken powers are doubles.
 */
final class Expression {

  private static final int LONGEST = 200;
  private static final int LARGEST_EXPONENT = 1000;
  private static final int LARGEST_POWER = 10_000;
  private static final int MOST_BITS = 8192;

  private final String text;
  private final Scope scope;
  private int position;

  private Expression(String text, Scope scope) {
    this.text = text;
    this.scope = scope;
  }

  /**
   * Returns the value of a text.
   *
   * @throws ExpressionException if the text is no expression or has no value
   */
  static BigFraction evaluate(String text, Scope scope) throws ExpressionException {
    if (text.length() > LONGEST) {
      throw new ExpressionException("longer than %d characters".formatted(LONGEST));
    }
    Expression expression = new Expression(text, scope);
    BigFraction value = expression.sum();
    if (expression.position < text.length()) {
      throw expression.unexpected();
    }
    return value;
  }

  private BigFraction sum() throws ExpressionException {
    BigFraction value = product();
    while (true) {
      if (accept('+')) {
        value = bounded(value.add(product()));
      } else if (accept('-')) {
        value = bounded(value.subtract(product()));
      } else {
        return value;
      }
    }
  }

  private BigFraction product() throws ExpressionException {
    BigFraction value = signed();
    while (true) {
      if (accept('*')) {
        value = bounded(value.multiply(signed()));
      } else if (accept('/')) {
        BigFraction divisor = signed();
        if (divisor.getNumerator().signum() == 0) {
          throw new ExpressionException("division by zero");
        }
        value = bounded(value.divide(divisor));
      } else {
        return value;
      }
    }
  }

  private BigFraction signed() throws ExpressionException {
    if (accept('-')) {
      return signed().negate();
    }
    return accept('+') ? signed() : power();
  }

  private BigFraction power() throws ExpressionException {
    BigFraction base = primary();
    return accept('^') ? bounded(power(base, signed())) : base;
  }

  private static BigFraction power(BigFraction base, BigFraction exponent)
      throws ExpressionException {
    if (base.getNumerator().signum() == 0 && exponent.getNumerator().signum() < 0) {
      throw new ExpressionException("division by zero");
    }
    if (exponent.getDenominator().bitLength() != 1) {
      return Functions.brokenPower(base, exponent);
    }
    long bits = base.getNumerator().bitLength() + (long) base.getDenominator().bitLength();
    if (exponent.getNumerator().bitLength() > Integer.SIZE - 1
        || Math.abs(exponent.getNumerator().intValue()) > LARGEST_POWER
        || bits * Math.abs(exponent.getNumerator().intValue()) > 2 * MOST_BITS) {
      throw new ExpressionException("power beyond all bounds");
    }
    return base.pow(exponent.getNumerator().intValue());
  }

  private BigFraction primary() throws ExpressionException {
    if (accept('(')) {
      return closed(sum());
    }
    skipBlanks();
    char next = position < text.length() ? text.charAt(position) : ' ';
    if (isDigit(next) || next == '.') {
      return literal();
    }
    if (!isLetter(next)) {
      throw unexpected();
    }
    String name = word();
    return accept('(') ? Functions.apply(name, closed(sum())) : variable(name);
  }

  private BigFraction variable(String name) throws ExpressionException {
    OptionalLong value =
        switch (name) {
          case "N" -> scope.agents();
          case "n" -> scope.perGroup();
          default -> throw new ExpressionException(unknown(name));
        };
    if (value.isEmpty()) {
      throw new ExpressionException("%s has no value outside an environment".formatted(name));
    }
    return new BigFraction(value.getAsLong());
  }

  private static String unknown(String name) {
    return Functions.NAMES.contains(name)
        ? "%s needs an argument in parentheses".formatted(name)
        : "unknown name '%s'%s".formatted(name, Spelling.suggestion(name, Functions.NAMES));
  }

  private BigFraction literal() throws ExpressionException {
    int start = position;
    int digits = digits();
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      digits += digits();
    }
    if (digits == 0) {
      position = start;
      throw unexpected();
    }
    exponent();
    return bounded(fraction(new BigDecimal(text.substring(start, position))));
  }

  /** Passes over the exponent of a number, which must be small enough to be written out. */
  private void exponent() throws ExpressionException {
    if (position == text.length() || "eE".indexOf(text.charAt(position)) < 0) {
      return;
    }
    position++;
    if (position < text.length() && "+-".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    int start = position;
    if (digits() == 0) {
      throw unexpected();
    }
    String exponent = text.substring(start, position);
    if (new BigDecimal(exponent).compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) > 0) {
      throw new ExpressionException(
          "exponents may reach from -%d to %d".formatted(LARGEST_EXPONENT, LARGEST_EXPONENT));
    }
  }

  private static BigFraction fraction(BigDecimal decimal) {
    BigDecimal integer = decimal.scaleByPowerOfTen(Math.max(0, decimal.scale()));
    return new BigFraction(
        integer.toBigIntegerExact(),
        BigDecimal.ONE.scaleByPowerOfTen(Math.max(0, decimal.scale())).toBigIntegerExact());
  }

  private int digits() {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    return position - start;
  }

  private String word() {
    int start = position;
    while (position < text.length()
        && (isLetter(text.charAt(position)) || isDigit(text.charAt(position)))) {
      position++;
    }
    return text.substring(start, position);
  }

  private BigFraction closed(BigFraction value) throws ExpressionException {
    if (!accept(')')) {
      throw unexpected();
    }
    return value;
  }

  private boolean accept(char symbol) {
    skipBlanks();
    boolean found = position < text.length() && text.charAt(position) == symbol;
    position += found ? 1 : 0;
    skipBlanks();
    return found;
  }

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private ExpressionException unexpected() {
    return new ExpressionException(
        position == text.length()
            ? "it ends too early"
            : "unexpected '%s'"
                .formatted(Texts.shown(Character.toString(text.codePointAt(position)))));
  }

  private static BigFraction bounded(BigFraction value) throws ExpressionException {
    if (value.getNumerator().bitLength() > MOST_BITS
        || value.getDenominator().bitLength() > MOST_BITS) {
      throw new ExpressionException("a value beyond all bounds");
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
