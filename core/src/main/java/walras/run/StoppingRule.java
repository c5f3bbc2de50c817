package walras.run;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
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

  /**
   * Returns this rule, which tells how far a study is from what it asks for before it decides.
   *
   * @param listener hears the largest error in units of what is allowed; 0 where nothing is judged
   */
  default Pace telling(DoubleConsumer listener) {
    return (replications, estimates) -> {
      listener.accept(
          judge(estimates).stream()
              .flatMap(List::stream)
              .mapToDouble(Judged::errorOverTarget)
              .max()
              .orElse(0));
      return next(replications, estimates);
    };
  }

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
