package walras.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.fraction.BigFraction;

/** The numbers that the texts of varied values stand for. */
public final class ParameterValue {

  private ParameterValue() {}

  /**
   * Returns the number that a varied value is at a design point, whose size an expression may
   * contain; nothing if it is no number, or does not vary there.
   *
   * @param parameter the path of the parameter below the environment
   */
  public static OptionalDouble at(DesignPoint point, String parameter) {
    String text = point.parameters().getOrDefault(parameter, "");
    return of(point.expressions().getOrDefault(parameter, text));
  }

  private static OptionalDouble of(String text) {
    return exact(text)
        .map(fraction -> OptionalDouble.of(fraction.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  /** Tells whether two texts are the same number, or are no numbers and the same text. */
  static boolean same(String left, String right) {
    Optional<BigFraction> number = exact(left);
    return number.isPresent() ? number.equals(exact(right)) : left.equals(right);
  }

  private static Optional<BigFraction> exact(String text) {
    try {
      return Optional.of(Expression.evaluate(text.strip(), Scope.constant()));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }
}
