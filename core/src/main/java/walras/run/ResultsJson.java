package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.derived.StudyDerived;
import walras.estimate.Failures;
import walras.estimate.MeanWeight;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Event;
import walras.kernel.Grouping;
import walras.kernel.Market;
import walras.rate.StudyFindings;
import walras.rate.StudyRates;
import walras.study.Contrast;
import walras.study.DesignPoint;
import walras.study.Sampling;
import walras.study.Study;

/** Writes {@code results.json}: everything computed, nothing of where, when or how fast. */
public final class ResultsJson {

  /** The version of the layout of the file. */
  public static final int SCHEMA = 1;

  /** The coverage of intervals. */
  static final double LEVEL = 0.95;

  static final List<String> QUANTILES = List.of("p01", "p05", "p25", "p50", "p75", "p95", "p99");

  private final JsonGenerator json;
  private final PrecisionJson precision;

  private ResultsJson(JsonGenerator json, PrecisionJson precision) {
    this.json = json;
    this.precision = precision;
  }

  /**
   * Returns the bytes of the file.
   *
   * @param study the study
   * @param plan the plan of its design points
   * @param estimates what is known of each of them, in their order
   */
  public static byte[] bytes(Study study, Plan plan, StudyEstimates estimates) {
    StudyFindings found = StudyRates.findings(study, estimates);
    PrecisionJson precision = PrecisionJson.of(study, estimates.simulated());
    return JsonText.bytes(
        json -> new ResultsJson(json, precision).study(study, plan, estimates, found));
  }

  private void study(Study study, Plan plan, StudyEstimates estimates, StudyFindings found)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeNumberField("numbers", NumbersVersion.CURRENT);
    json.writeStringField("study", study.name());
    json.writeNumberField("seed", study.seed());
    json.writeStringField("method", study.method().spelling());
    if (study.sampling() != Sampling.PLAIN) {
      json.writeStringField("sampling", study.sampling().spelling());
    }
    json.writeStringField("streams", study.streams().spelling());
    PopulationJson.write(study, json);
    JsonText.number(json, "failures_at_most", study.failuresAtMost());
    precision.study(json);
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
    RatesJson.write(found.rates(), json);
    LimitsJson.write(found.limits(), json);
    contrasts(study, plan, estimates);
    DerivedJson.write(StudyDerived.of(study, estimates), json);
    json.writeEndObject();
  }

  private void contrasts(Study study, Plan plan, StudyEstimates estimates) throws IOException {
    json.writeArrayFieldStart("contrasts");
    for (int i = 0; i < study.contrasts().size(); i++) {
      Contrast contrast = study.contrasts().get(i);
      PlannedPoint planned = plan.points().get(study.points().size() + i);
      PointEstimates found = estimates.contrasts().get(i);
      ContrastJson sides = new ContrastJson(contrast, json);
      json.writeStartObject();
      content(contrast.pair(), planned, found, null);
      sides.sides();
      if (study.method().enumerates()) {
        ExactEstimates of = estimates.exact().get(study.points().indexOf(contrast.of()));
        ExactEstimates minus = estimates.exact().get(study.points().indexOf(contrast.minus()));
        sides.exact(found, of, minus);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void simulated(
      DesignPoint point,
      PlannedPoint planned,
      PointEstimates estimates,
      @Nullable ExactEstimates exact)
      throws IOException {
    json.writeStartObject();
    content(point, planned, estimates, exact);
    json.writeEndObject();
  }

  private void content(
      DesignPoint point,
      PlannedPoint planned,
      PointEstimates estimates,
      @Nullable ExactEstimates exact)
      throws IOException {
    PointJson.identity(point, json);
    grouping(point.sized().grouping());
    json.writeNumberField("replications", planned.replications());
    json.writeNumberField("block_size", planned.blockSize());
    precision.point(point, planned, json);
    failures(estimates.failures());
    events(point.market(), estimates);
    states(point.market(), estimates);
    new EstimatesJson(json).metrics(point, estimates, exact);
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
    ExactJson exactly = new ExactJson(json);
    exactly.states(point.market());
    exactly.metrics(point, exact);
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
      if (!estimates.weights().isEmpty()) {
        MeanWeight weight = estimates.weights().get(state);
        JsonText.number(json, "mean_weight", weight.mean());
        JsonText.number(json, "mean_weight_std_error", weight.standardError());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
