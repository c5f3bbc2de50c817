package walras.study;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import walras.numeric.Elementary;

/** The functions of expressions. */
final class Functions {

  /** The names of the functions. */
  static final List<String> NAMES = List.of("sqrt", "log", "floor", "ceil", "round", "even");

  private static final BigFraction HALF = BigFraction.ONE_HALF;

  private Functions() {}

  static BigFraction apply(String name, BigFraction x) throws ExpressionException {
    return switch (name) {
      case "sqrt" -> squareRoot(x);
      case "log" -> logarithm(x);
      case "floor" -> floor(x);
      case "ceil" -> floor(x.negate()).negate();
      case "round" -> floor(x.add(HALF));
      case "even" -> floor(x.multiply(HALF).add(HALF)).multiply(2);
      default ->
          throw new ExpressionException(
              "unknown function '%s'%s".formatted(name, Spelling.suggestion(name, NAMES)));
    };
  }

  /** Returns a power with an exponent that is no whole number, as a double. */
  static BigFraction brokenPower(BigFraction base, BigFraction exponent)
      throws ExpressionException {
    if (base.getNumerator().signum() < 0) {
      throw new ExpressionException("broken power of a negative number");
    }
    return exact(Elementary.pow(base.doubleValue(), exponent.doubleValue()));
  }

  private static BigFraction squareRoot(BigFraction x) throws ExpressionException {
    if (x.getNumerator().signum() < 0) {
      throw new ExpressionException("square root of a negative number");
    }
    BigFraction root = new BigFraction(x.getNumerator().sqrt(), x.getDenominator().sqrt());
    return root.multiply(root).equals(x) ? root : exact(Math.sqrt(x.doubleValue()));
  }

  private static BigFraction logarithm(BigFraction x) throws ExpressionException {
    if (x.getNumerator().signum() <= 0) {
      throw new ExpressionException("logarithm of a number that is not positive");
    }
    return exact(Elementary.log(x.doubleValue()));
  }

  private static BigFraction floor(BigFraction x) {
    BigInteger[] parts = x.getNumerator().divideAndRemainder(x.getDenominator());
    BigInteger down = parts[1].signum() < 0 ? BigInteger.ONE : BigInteger.ZERO;
    return new BigFraction(parts[0].subtract(down));
  }

  private static BigFraction exact(double value) throws ExpressionException {
    if (!Double.isFinite(value)) {
      throw new ExpressionException("a value beyond all bounds");
    }
    return new BigFraction(value);
  }
}
