package walras.mechanism.marketgame;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;

/**
 * What an outcome may miss of ex post efficiency, in the sense of section 5 of the paper.
 *
 * @param eps the common gain of utility that may be left, and the probability with which more may;
 *     positive, or null where it is not asked for
 * @param delta the amount of each good per agent that the designer may add; positive, or null
 */
record Tolerances(@Nullable BigDecimal eps, @Nullable BigDecimal delta) implements Serializable {

  static final Tolerances NONE = new Tolerances(null, null);

  void describe(Details details) {
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
    if (delta != null) {
      details.put("delta", delta.stripTrailingZeros().toString());
    }
  }
}
