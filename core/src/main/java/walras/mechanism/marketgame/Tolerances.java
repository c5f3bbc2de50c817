package walras.mechanism.marketgame;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Field;

/**
 * What an outcome may miss of ex post efficiency, in the sense of section 5 of the paper.
 *
 * @param eps the common gain of utility that may be left, and the probability with which more may;
 *     positive, or null where it is not asked for
 * @param delta the amount of each good per agent that the designer may add; positive, or null
 */
record Tolerances(@Nullable BigDecimal eps, @Nullable BigDecimal delta) implements Serializable {

  static final Tolerances NONE = new Tolerances(null, null);

  /** Reads the fields {@code eps} and {@code delta}, either of which may be absent. */
  static Tolerances read(Field environment) {
    return new Tolerances(
        read(environment.at("eps"), "gain of utility that may be left to everybody"),
        read(environment.at("delta"), "amount of each good per agent that may be added"));
  }

  private static @Nullable BigDecimal read(Field field, String meaning) {
    if (!field.isPresent()) {
      return null;
    }
    BigDecimal value = field.decimal();
    if (field.sound() && !(value.signum() > 0)) {
      field.mustBe("be positive (%s)".formatted(meaning));
    }
    return value;
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
