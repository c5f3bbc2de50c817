package walras.mechanism.efficienttrade;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.types.TypeLaw;

/**
 * What decides a market but its size.
 *
 * @param types the law of types
 * @param ownership who owns the good before trade
 * @param beta the coefficient of interdependence, at least 0
 * @param simulation what replications draw
 * @param levels probabilities of having the highest type that stand for types, in (0, 1)
 * @param threshold the type from which agents buy at a posted price, or null for the type with the
 *     highest type with the probability 1/N
 */
record Environment(
    TypeLaw types,
    Ownership ownership,
    BigDecimal beta,
    Simulation simulation,
    List<BigDecimal> levels,
    @Nullable BigDecimal threshold)
    implements Serializable {

  Environment {
    levels = List.copyOf(levels);
  }

  double interdependence() {
    return beta.doubleValue();
  }

  void describe(Details details) {
    types.describe(details.at("types"));
    ownership.describe(details.at("ownership"));
    details.put("beta", beta.stripTrailingZeros().toString());
    details.put("simulate", simulation.spelling());
    if (!levels.isEmpty()) {
      details.put("levels", levels.stream().map(Environment::text).toList());
    }
    if (threshold != null) {
      details.put("threshold", text(threshold));
    }
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toString();
  }
}
