package walras.run;

import java.util.List;
import java.util.Optional;
import walras.estimate.PointEstimates;
import walras.study.Precision;
import walras.study.Study;

/** When a study has the precision that it asks for: a function of the study and its estimates. */
public interface StoppingRule extends Pace {

  /**
   * Returns what is judged at each design point; nothing where its metric has no value.
   *
   * @param estimates what is known of each design point, in the order of the study
   */
  List<List<Judged>> judge(List<PointEstimates> estimates);

  /** Returns the rule of a study, or nothing if it asks for no precision. */
  static Optional<StoppingRule> of(Study study) {
    return study
        .precision()
        .map(
            precision ->
                precision instanceof Precision.OfRate rate
                    ? new RateRule(study, rate)
                    : new MeanRule(study.points(), (Precision.OfMean) precision));
  }
}
