package walras.rate;

import java.util.List;
import java.util.Optional;
import walras.kernel.Theory;
import walras.study.Method;

/**
 * What the data say of the rate of one statistic.
 *
 * @param subject what it is the rate of
 * @param method where the values come from: replications or an enumeration
 * @param fit the fitted law, or nothing where too few sizes can be used
 * @param alternatives fits of other laws to the same sizes, the most plausible first
 * @param theory what theory says, or nothing
 * @param judgement the verdict on theory, or nothing where theory states no rate
 * @param bootstrap the 95 % interval of the rate by parametric bootstrap, where it was asked for
 * @param slopes the local slopes between neighbouring sizes
 * @param note what the user should know, or an empty text
 */
public record RateRow(
    Subject subject,
    Method method,
    Optional<RateFit> fit,
    List<RateFit> alternatives,
    Optional<Theory> theory,
    Optional<Judgement> judgement,
    Optional<Interval> bootstrap,
    List<LocalSlope> slopes,
    String note) {

  /** Copies the lists. */
  public RateRow {
    alternatives = List.copyOf(alternatives);
    slopes = List.copyOf(slopes);
  }

  RateRow judged(Judgement verdict) {
    return new RateRow(
        subject, method, fit, alternatives, theory, Optional.of(verdict), bootstrap, slopes, note);
  }
}
