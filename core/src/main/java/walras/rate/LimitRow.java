package walras.rate;

import java.util.Optional;
import walras.study.Method;

/**
 * What the data say of the limit of one mean.
 *
 * @param subject what it is the limit of
 * @param method where the values come from: replications or an enumeration
 * @param limit the limit that theory states, at the largest size
 * @param fit the extrapolation to infinitely many agents, or nothing where too few sizes can be
 *     used
 * @param judgement the verdict, by the interval of the distance from the limit
 * @param note what the user should know, or an empty text
 */
public record LimitRow(
    Subject subject,
    Method method,
    double limit,
    Optional<LimitFit> fit,
    Judgement judgement,
    String note) {

  /**
   * Returns what is to be judged, where there is a fit.
   *
   * @param margin how far a mean may be from its limit, relative to the limit, or where that is
   *     zero to the largest distance among the sizes
   */
  Optional<LimitClaim> claim(double margin) {
    return fit.map(
        found ->
            new LimitClaim(
                found, margin * (limit == 0 ? found.largestDistance() : Math.abs(limit))));
  }

  LimitRow judged(Judgement verdict) {
    return new LimitRow(subject, method, limit, fit, verdict, note);
  }
}
