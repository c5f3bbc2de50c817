package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import walras.estimate.Estimate;
import walras.estimate.Exceedance;
import walras.estimate.Extremes;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.importance.WeightedMarket;
import walras.kernel.Approximation;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.study.DesignPoint;

/** Writes what replications say of the metrics of a design point into {@code results.json}. */
final class EstimatesJson {

  private final JsonGenerator json;

  EstimatesJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the estimates of every metric of a design point, with exact values where known. */
  void metrics(DesignPoint point, PointEstimates estimates, @Nullable ExactEstimates exact)
      throws IOException {
    json.writeArrayFieldStart("metrics");
    List<Metric> metrics = point.market().metrics();
    for (int metric = 0; metric < metrics.size(); metric++) {
      json.writeStartObject();
      json.writeStringField("name", metrics.get(metric).name());
      json.writeStringField("unit", metrics.get(metric).unit());
      json.writeStringField("range", metrics.get(metric).range().spelling());
      coverage(point.sized(), metric);
      Optional<String> undefined = point.sized().undefined(metric);
      if (undefined.isPresent()) {
        json.writeStringField("undefined", undefined.get());
      } else {
        Optional<String> given = point.sized().expectedGiven(metric);
        if (given.isPresent()) {
          json.writeStringField("expectation_given", given.get());
        }
        Optional<Approximation> approximate = point.sized().approximation(metric);
        if (approximate.isPresent()) {
          approximation(approximate.get());
        }
        ExactEstimates.OfMetric law = exact == null ? null : exact.metrics().get(metric);
        estimates(point, metric, Objects.requireNonNull(estimates.metrics().get(metric)), law);
        if (exact != null && law == null) {
          json.writeStringField("exact_undefined", exact.notComputed().get(metric));
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void approximation(Approximation approximation) throws IOException {
    json.writeObjectFieldStart("approximate");
    json.writeStringField("reason", approximation.reason());
    if (!Double.isNaN(approximation.error())) {
      json.writeNumberField("error", approximation.error());
    }
    json.writeEndObject();
  }

  private void coverage(SizedMarket sized, int metric) throws IOException {
    if (sized instanceof WeightedMarket weighted && weighted.undefined(metric).isEmpty()) {
      json.writeArrayFieldStart("covered_by");
      for (String proposal : weighted.coverage(metric).proposals()) {
        json.writeString(proposal);
      }
      json.writeEndArray();
    }
  }

  private void estimates(
      DesignPoint point,
      int metric,
      PointEstimates.OfMetric estimates,
      ExactEstimates.@Nullable OfMetric law)
      throws IOException {
    json.writeArrayFieldStart("estimates");
    ExactEstimate overall = law == null ? null : law.overall();
    double resolution = ExactDistance.resolution(point.sized(), point.market().prior(), metric);
    Cell all = new Cell(Optional.empty(), commonLimit(point, metric), resolution);
    estimate(all, estimates.overall(), overall);
    List<String> states = point.market().states();
    for (int state = 0; states.size() > 1 && state < states.size(); state++) {
      Estimate given = estimates.given().get(state);
      ExactEstimate exact = law == null ? null : law.given().get(state);
      OptionalDouble limit = point.sized().limit(metric, state);
      double ofState = point.sized().resolution(metric, state);
      estimate(new Cell(Optional.of(states.get(state)), limit, ofState), given, exact);
    }
    json.writeEndArray();
  }

  /**
   * What an estimate is of.
   *
   * @param resolution the error of its mean that no replications average away
   */
  private record Cell(Optional<String> given, OptionalDouble limit, double resolution) {}

  private void estimate(Cell cell, Estimate estimate, @Nullable ExactEstimate exact)
      throws IOException {
    json.writeStartObject();
    if (cell.given().isPresent()) {
      json.writeStringField("given", cell.given().get());
    }
    json.writeNumberField("replications", estimate.replications());
    if (estimate.weighting().isPresent()) {
      new WeightingJson(json).estimate(estimate, estimate.weighting().get());
    } else {
      plain(estimate);
    }
    if (cell.limit().isPresent()) {
      JsonText.number(json, "limit", cell.limit().getAsDouble());
    }
    if (exact != null) {
      new ExactJson(json).comparison(estimate, exact, cell.resolution());
    }
    json.writeEndObject();
  }

  private void plain(Estimate estimate) throws IOException {
    JsonText.number(json, "mean", estimate.mean());
    JsonText.number(json, "std_error", estimate.standardError());
    if (estimate.reduced().isPresent()) {
      JsonText.number(json, "reduced_mean", estimate.reduced().get().mean());
      JsonText.number(json, "reduced_std_error", estimate.reduced().get().standardError());
    }
    double half = estimate.halfWidth(ResultsJson.LEVEL);
    JsonText.number(json, "mean_low", estimate.mean() - half);
    JsonText.number(json, "mean_high", estimate.mean() + half);
    JsonText.number(json, "std_dev", estimate.standardDeviation());
    JsonText.number(json, "skewness", estimate.skewness());
    JsonText.number(json, "kurtosis", estimate.kurtosis());
    JsonText.number(json, "contributing", estimate.contributing());
    extremes(estimate.extremes());
    quantiles("quantiles", estimate.quantiles(), json);
    quantiles("quantile_std_errors", estimate.quantileErrors(), json);
    exceedances(estimate.exceedances());
  }

  /** Writes a value per level. */
  static void quantiles(String name, List<Double> values, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    for (int level = 0; level < values.size(); level++) {
      JsonText.number(json, ResultsJson.QUANTILES.get(level), values.get(level));
    }
    json.writeEndObject();
  }

  private void exceedances(List<Exceedance> exceedances) throws IOException {
    if (exceedances.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("exceed");
    for (Exceedance exceedance : exceedances) {
      json.writeStartObject();
      JsonText.number(json, "threshold", exceedance.threshold().doubleValue());
      json.writeNumberField("count", exceedance.count());
      JsonText.number(json, "probability", exceedance.probability());
      JsonText.number(json, "low", exceedance.low(ResultsJson.LEVEL));
      JsonText.number(json, "high", exceedance.high(ResultsJson.LEVEL));
      JsonText.number(json, "level", ResultsJson.LEVEL);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void extremes(Extremes extremes) throws IOException {
    if (!extremes.isEmpty()) {
      extreme("min", extremes.smallest(), extremes.smallestAt());
      extreme("max", extremes.largest(), extremes.largestAt());
    }
  }

  private void extreme(String name, double value, long replication) throws IOException {
    json.writeObjectFieldStart(name);
    JsonText.number(json, "value", value);
    json.writeNumberField("replication", replication);
    json.writeEndObject();
  }

  /** The limit of an unconditional mean: that of every state, where all agree. */
  static OptionalDouble commonLimit(DesignPoint point, int metric) {
    SizedMarket sized = point.sized();
    OptionalDouble first = sized.limit(metric, 0);
    for (int state = 1; state < point.market().states().size(); state++) {
      if (!first.equals(sized.limit(metric, state))) {
        return OptionalDouble.empty();
      }
    }
    return first;
  }
}
