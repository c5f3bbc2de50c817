package walras.derived;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.study.Method;

/**
 * A derived quantity of one design point or of several.
 *
 * @param quantity the quantity
 * @param mechanism the mechanism's name
 * @param environment the market's name in the study
 * @param parameters the varied values that the design points have in common
 * @param size the number of agents, or null where the quantity is one of several sizes
 * @param given the name of the state it is conditional on, or null
 * @param method where the means come from: replications or an enumeration; of a search, whether any
 *     simulation entered
 * @param value what it came to
 * @param details what else was found; empty of quantities computed from means alone
 */
public record DerivedRow(
    Derived quantity,
    String mechanism,
    String environment,
    Map<String, String> parameters,
    @Nullable Long size,
    @Nullable String given,
    Method method,
    DerivedValue value,
    Details details) {

  /** Copies the map. */
  public DerivedRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
