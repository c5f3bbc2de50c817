package walras.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What theory says of one statistic of a metric as the number of agents N grows.
 *
 * @param statistic what decays; a mean as its deviation from the metric's limit where it has one
 * @param given index of the state that the statement is conditional on, or null if it holds
 *     unconditionally and in every state
 * @param decay the law
 * @param from the smallest number of agents at which the law can be expected to show
 * @param to the largest number of agents at which the law holds
 * @param source where the statement comes from
 * @param reference section or equation of the source
 */
public record Theory(
    Statistic statistic,
    @Nullable Integer given,
    Decay decay,
    double from,
    double to,
    Source source,
    String reference)
    implements Serializable {

  /** Where a theory comes from. */
  public enum Source {
    /** Stated in the mechanism's paper. */
    PAPER,
    /** Derived in the documentation of the mechanism. */
    DERIVED
  }
}
