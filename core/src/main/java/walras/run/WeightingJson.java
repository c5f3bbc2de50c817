package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import walras.estimate.Estimate;
import walras.estimate.Weighting;
import walras.numeric.Scaled;

/** Writes what replications with weights say of a mean into {@code results.json}. */
final class WeightingJson {

  private final JsonGenerator json;

  WeightingJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a mean with its diagnostics, or why it is refused. */
  void estimate(Estimate estimate, Weighting weighting) throws IOException {
    Optional<String> refusal = weighting.refusal();
    if (refusal.isPresent()) {
      json.writeStringField("refused", refusal.get());
    } else {
      JsonText.number(json, "mean", estimate.mean());
      JsonText.number(json, "std_error", estimate.standardError());
      double half = estimate.halfWidth(ResultsJson.LEVEL);
      JsonText.number(json, "mean_low", estimate.mean() - half);
      JsonText.number(json, "mean_high", estimate.mean() + half);
      logarithms(weighting);
    }
    diagnostics(weighting);
  }

  private void logarithms(Weighting weighting) throws IOException {
    if (weighting.centre() == 0) {
      JsonText.number(json, "log_mean", logarithm(weighting.deviation()));
    } else {
      JsonText.number(json, "centre", weighting.centre());
      JsonText.number(json, "deviation", weighting.deviation().value());
      JsonText.number(json, "log_deviation", logarithm(weighting.deviation()));
    }
    JsonText.number(json, "log_std_error", weighting.standardError().log());
  }

  private void diagnostics(Weighting weighting) throws IOException {
    JsonText.number(json, "contributing", weighting.contributing());
    JsonText.number(json, "effective", weighting.effective());
    JsonText.number(json, "largest_share", weighting.largestShare());
    if (!weighting.isZero()) {
      json.writeNumberField("largest_at", weighting.largestAt());
    }
    json.writeArrayFieldStart("log_earlier");
    for (Scaled earlier : weighting.earlier()) {
      JsonText.number(json, logarithm(earlier));
    }
    json.writeEndArray();
    JsonText.number(json, "drift", weighting.drift());
  }

  private static double logarithm(Scaled number) {
    return new Scaled(Math.abs(number.mantissa()), number.exponent()).log();
  }
}
