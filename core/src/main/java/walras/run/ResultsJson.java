package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import walras.estimate.Estimate;
import walras.estimate.Extremes;
import walras.estimate.Failures;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Event;
import walras.kernel.Grouping;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.rate.RateRow;
import walras.rate.StudyRates;
import walras.study.DesignPoint;
import walras.study.Study;

/** Writes {@code results.json}: everything computed, nothing of where, when or how fast. */
public final class ResultsJson {

  /** The version of the layout of the file. */
  public static final int SCHEMA = 1;

  static final List<String> QUANTILES = List.of("p01", "p05", "p25", "p50", "p75", "p95", "p99");

  private final JsonGenerator json;

  private ResultsJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Returns the bytes of the file.
   *
   * @param study the study
   * @param plan the plan of its design points
   * @param estimates what is known of each of them, in their order
   */
  public static byte[] bytes(Study study, Plan plan, StudyEstimates estimates) {
    List<RateRow> rates = StudyRates.of(study, estimates);
    return JsonText.bytes(json -> new ResultsJson(json).study(study, plan, estimates, rates));
  }

  private void study(Study study, Plan plan, StudyEstimates estimates, List<RateRow> rates)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeNumberField("numbers", NumbersVersion.CURRENT);
    json.writeStringField("study", study.name());
    json.writeNumberField("seed", study.seed());
    json.writeStringField("method", study.method().spelling());
    json.writeStringField("streams", study.streams().spelling());
    JsonText.number(json, "failures_at_most", study.failuresAtMost());
    json.writeArrayFieldStart("points");
    for (int i = 0; i < study.points().size(); i++) {
      DesignPoint point = study.points().get(i);
      if (!study.method().enumerates()) {
        simulated(point, plan.points().get(i), estimates.simulated().get(i), null);
      } else if (study.method().simulates()) {
        ExactEstimates exact = estimates.exact().get(i);
        simulated(point, plan.points().get(i), estimates.simulated().get(i), exact);
      } else {
        exact(point, estimates.exact().get(i));
      }
    }
    json.writeEndArray();
    JsonText.number(json, "verdict_margin", study.rates().margin());
    RatesJson.write(rates, json);
    json.writeEndObject();
  }

  private void simulated(
      DesignPoint point,
      PlannedPoint planned,
      PointEstimates estimates,
      @Nullable ExactEstimates exact)
      throws IOException {
    json.writeStartObject();
    PointJson.identity(point, json);
    grouping(point.sized().grouping());
    json.writeNumberField("replications", planned.replications());
    json.writeNumberField("block_size", planned.blockSize());
    failures(estimates.failures());
    events(point.market(), estimates);
    states(point.market(), estimates);
    metrics(point, estimates, exact);
    json.writeEndObject();
  }

  private void exact(DesignPoint point, ExactEstimates exact) throws IOException {
    json.writeStartObject();
    PointJson.identity(point, json);
    grouping(point.sized().grouping());
    json.writeNumberField("replications", 0);
    json.writeNumberField("block_size", 0);
    json.writeObjectFieldStart("failures");
    json.writeNumberField("count", 0);
    json.writeEndObject();
    json.writeObjectFieldStart("events");
    json.writeEndObject();
    new ExactJson(json).states(point.market());
    new ExactJson(json).metrics(point, exact);
    json.writeEndObject();
  }

  private void grouping(Optional<Grouping> grouping) throws IOException {
    if (grouping.isPresent()) {
      json.writeNumberField("groups", grouping.get().groups());
      json.writeNumberField("per_group", grouping.get().perGroup());
    }
  }

  private void failures(Failures failures) throws IOException {
    json.writeObjectFieldStart("failures");
    json.writeNumberField("count", failures.count());
    json.writeArrayFieldStart("listed");
    for (Map.Entry<Long, String> failure : failures.listed().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("replication", failure.getKey());
      json.writeStringField("reason", failure.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void events(Market market, PointEstimates estimates) throws IOException {
    json.writeObjectFieldStart("events");
    List<Event> events = market.events();
    for (int event = 0; event < events.size(); event++) {
      json.writeNumberField(events.get(event).name(), estimates.events().get(event));
    }
    json.writeEndObject();
  }

  private void states(Market market, PointEstimates estimates) throws IOException {
    json.writeArrayFieldStart("states");
    for (int state = 0; state < market.states().size(); state++) {
      json.writeStartObject();
      json.writeStringField("name", market.states().get(state));
      JsonText.number(json, "prior", market.prior().get(state));
      json.writeNumberField("replications", estimates.states().get(state));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void metrics(DesignPoint point, PointEstimates estimates, @Nullable ExactEstimates exact)
      throws IOException {
    json.writeArrayFieldStart("metrics");
    List<Metric> metrics = point.market().metrics();
    for (int metric = 0; metric < metrics.size(); metric++) {
      json.writeStartObject();
      json.writeStringField("name", metrics.get(metric).name());
      json.writeStringField("unit", metrics.get(metric).unit());
      Optional<String> undefined = point.sized().undefined(metric);
      if (undefined.isPresent()) {
        json.writeStringField("undefined", undefined.get());
      } else {
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

  private void estimates(
      DesignPoint point,
      int metric,
      PointEstimates.OfMetric estimates,
      ExactEstimates.@Nullable OfMetric law)
      throws IOException {
    json.writeArrayFieldStart("estimates");
    ExactEstimate overall = law == null ? null : law.overall();
    estimate(Optional.empty(), estimates.overall(), commonLimit(point, metric), overall);
    List<String> states = point.market().states();
    for (int state = 0; states.size() > 1 && state < states.size(); state++) {
      Estimate given = estimates.given().get(state);
      ExactEstimate exact = law == null ? null : law.given().get(state);
      estimate(Optional.of(states.get(state)), given, point.sized().limit(metric, state), exact);
    }
    json.writeEndArray();
  }

  private void estimate(
      Optional<String> given,
      Estimate estimate,
      OptionalDouble limit,
      @Nullable ExactEstimate exact)
      throws IOException {
    json.writeStartObject();
    if (given.isPresent()) {
      json.writeStringField("given", given.get());
    }
    json.writeNumberField("replications", estimate.replications());
    JsonText.number(json, "mean", estimate.mean());
    JsonText.number(json, "std_error", estimate.standardError());
    if (estimate.reduced().isPresent()) {
      JsonText.number(json, "reduced_mean", estimate.reduced().get().mean());
      JsonText.number(json, "reduced_std_error", estimate.reduced().get().standardError());
    }
    JsonText.number(json, "std_dev", estimate.standardDeviation());
    JsonText.number(json, "skewness", estimate.skewness());
    JsonText.number(json, "kurtosis", estimate.kurtosis());
    JsonText.number(json, "contributing", estimate.contributing());
    extremes(estimate.extremes());
    json.writeObjectFieldStart("quantiles");
    for (int level = 0; level < QUANTILES.size(); level++) {
      JsonText.number(json, QUANTILES.get(level), estimate.quantiles().get(level));
    }
    json.writeEndObject();
    if (limit.isPresent()) {
      JsonText.number(json, "limit", limit.getAsDouble());
    }
    if (exact != null) {
      new ExactJson(json).comparison(estimate, exact);
    }
    json.writeEndObject();
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
