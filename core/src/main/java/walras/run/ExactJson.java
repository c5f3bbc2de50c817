package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import walras.estimate.Estimate;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.ExactExceedance;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.numeric.Scaled;
import walras.study.DesignPoint;

/** Writes what was enumerated into {@code results.json}. */
final class ExactJson {

  private final JsonGenerator json;

  ExactJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the states of a design point of which nothing was simulated. */
  void states(Market market) throws IOException {
    json.writeArrayFieldStart("states");
    for (int state = 0; state < market.states().size(); state++) {
      json.writeStartObject();
      json.writeStringField("name", market.states().get(state));
      JsonText.number(json, "prior", market.prior().get(state));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the metrics of a design point of which nothing was simulated. */
  void metrics(DesignPoint point, ExactEstimates exact) throws IOException {
    json.writeArrayFieldStart("metrics");
    List<Metric> metrics = point.market().metrics();
    for (int metric = 0; metric < metrics.size(); metric++) {
      json.writeStartObject();
      json.writeStringField("name", metrics.get(metric).name());
      json.writeStringField("unit", metrics.get(metric).unit());
      json.writeStringField("range", metrics.get(metric).range().spelling());
      ExactEstimates.OfMetric law = exact.metrics().get(metric);
      if (law == null) {
        Optional<String> undefined = point.sized().undefined(metric);
        String reason = exact.notComputed().getOrDefault(metric, "");
        json.writeStringField("undefined", undefined.orElse(reason));
      } else {
        law(point, metric, law);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Writes the exact values beside an estimate, and how far the estimate is from them.
   *
   * @param resolution the error of the estimate that no replications average away
   */
  void comparison(Estimate estimate, ExactEstimate exact, double resolution) throws IOException {
    json.writeObjectFieldStart("exact");
    values(exact);
    json.writeEndObject();
    JsonText.number(json, "exact_z", ExactDistance.of(estimate, exact, resolution));
  }

  private void law(DesignPoint point, int metric, ExactEstimates.OfMetric law) throws IOException {
    json.writeArrayFieldStart("estimates");
    estimate(null, law.overall(), EstimatesJson.commonLimit(point, metric));
    List<String> states = point.market().states();
    for (int state = 0; states.size() > 1 && state < states.size(); state++) {
      OptionalDouble limit = point.sized().limit(metric, state);
      estimate(states.get(state), law.given().get(state), limit);
    }
    json.writeEndArray();
  }

  private void estimate(@Nullable String given, ExactEstimate exact, OptionalDouble limit)
      throws IOException {
    json.writeStartObject();
    if (given != null) {
      json.writeStringField("given", given);
    }
    values(exact);
    if (limit.isPresent()) {
      JsonText.number(json, "limit", limit.getAsDouble());
    }
    json.writeEndObject();
  }

  private void values(ExactEstimate exact) throws IOException {
    JsonText.number(json, "mean", exact.mean());
    JsonText.number(json, "std_error", 0);
    JsonText.number(json, "std_dev", exact.standardDeviation());
    if (exact.underflows()) {
      JsonText.number(json, "log_mean", exact.deviation().log());
      JsonText.number(json, "log_std_dev", exact.spread().log());
    }
    EstimatesJson.quantiles("quantiles", exact.quantiles(), json);
    exceedances(exact.exceedances());
  }

  private void exceedances(List<ExactExceedance> exceedances) throws IOException {
    if (exceedances.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("exceed");
    for (ExactExceedance exceedance : exceedances) {
      json.writeStartObject();
      JsonText.number(json, "threshold", exceedance.threshold().doubleValue());
      double probability = exceedance.probability().map(Scaled::value).orElse(Double.NaN);
      JsonText.number(json, "probability", probability);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
