package walras.mechanism.marketgame;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Field;

/**
 * What an outcome may miss of ex post efficiency, in the sense of section 5 of the paper.
 *
 * @param eps the common gain of utility that may be left, and the probability with which more may;
 *     in (0, 1), or null where it is not asked for
 * @param delta the amount of each good per agent that the designer may add; positive, or null
 */
record Tolerances(@Nullable BigDecimal eps, @Nullable BigDecimal delta) implements Serializable {

  static final Tolerances NONE = new Tolerances(null, null);

  /** Reads the fields {@code eps} and {@code delta}, either of which may be absent. */
  static Tolerances read(Field environment) {
    return new Tolerances(
        read(
            environment.at("eps"),
            value -> value > 0 && value < 1,
            "lie in (0, 1) (gain of utility that may be left to everybody, and probability with"
                + " which more may)"),
        read(
            environment.at("delta"),
            value -> value > 0,
            "be positive (amount of each good per agent that may be added)"));
  }

  /** Returns the number as written, which is also one as a double, as outcomes are compared so. */
  private static @Nullable BigDecimal read(Field field, DoublePredicate allowed, String rule) {
    if (!field.isPresent()) {
      return null;
    }
    double value = field.number();
    if (field.sound() && !allowed.test(value)) {
      field.mustBe(rule);
    }
    return field.sound() ? field.decimal() : null;
  }

  void describe(Details details) {
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
    if (delta != null) {
      details.put("delta", delta.stripTrailingZeros().toString());
    }
  }
}
