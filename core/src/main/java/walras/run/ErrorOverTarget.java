package walras.run;

import java.util.Optional;
import walras.estimate.Estimate;
import walras.estimate.Weighting;
import walras.study.Precision;

/** The standard error of a mean in units of the largest one that a study allows. */
final class ErrorOverTarget {

  private ErrorOverTarget() {}

  /** Returns the ratio, at least 0; infinite where a mean of zero may have no error. */
  static double of(Precision.OfMean precision, Estimate estimate) {
    Optional<Weighting> weighting = estimate.weighting();
    if (weighting.isPresent() && weighting.get().centre() == 0) {
      return ofScaled(precision, weighting.get());
    }
    double error = estimate.sharpestError();
    return error == 0 ? 0 : error / precision.allowed(estimate.sharpestMean());
  }

  /** Returns the ratio of a weighted mean, which may be far smaller than a double can be. */
  private static double ofScaled(Precision.OfMean precision, Weighting weighting) {
    if (weighting.standardError().mantissa() == 0) {
      return 0;
    }
    double share = Math.abs(weighting.standardError().over(weighting.deviation()));
    double ofMean = share / precision.relative();
    return precision.absolute() == 0
        ? ofMean
        : Math.min(ofMean, weighting.standardError().value() / precision.absolute());
  }
}
