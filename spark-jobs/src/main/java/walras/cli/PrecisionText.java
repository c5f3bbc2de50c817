package walras.cli;

import walras.estimate.Estimate;
import walras.run.Looks;
import walras.run.NumberText;
import walras.study.Precision;

/** The words for the precision that a study asks for. */
final class PrecisionText {

  private PrecisionText() {}

  /** Returns two lines: what is judged, and when. */
  static String of(Precision precision) {
    String given =
        precision.given() == null
            ? " over all states, or in each where limits differ"
            : " given " + precision.given();
    return "Precision: %s of %s%s%n  judged at %d replications, doubled up to %d; %s"
        .formatted(
            asked(precision),
            precision.metric(),
            given,
            Looks.first(precision.atMost()),
            precision.atMost(),
            "at least %d must carry a mean".formatted(Estimate.LEAST_CONTRIBUTING));
  }

  private static String asked(Precision precision) {
    if (precision instanceof Precision.OfRate rate) {
      return "half the 95 %% interval at most %s wide, for the rate of the mean"
          .formatted(NumberText.of(rate.halfWidth()));
    }
    Precision.OfMean mean = (Precision.OfMean) precision;
    String relative = NumberText.of(mean.relative()) + " of the mean";
    String absolute = NumberText.of(mean.absolute());
    if (mean.relative() == 0) {
      return "standard error at most %s, for the mean".formatted(absolute);
    }
    return mean.absolute() == 0
        ? "standard error at most %s, for the mean".formatted(relative)
        : "standard error at most %s or %s, for the mean".formatted(relative, absolute);
  }
}
