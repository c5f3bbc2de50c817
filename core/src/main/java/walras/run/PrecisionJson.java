package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import walras.estimate.PointEstimates;
import walras.study.DesignPoint;
import walras.study.Precision;
import walras.study.Study;

/** Writes into {@code results.json} what precision a study asks for, and where it was reached. */
final class PrecisionJson {

  private final Optional<Precision> precision;
  private final Map<Long, List<Judged>> judged = new HashMap<>();

  private PrecisionJson(Optional<Precision> precision) {
    this.precision = precision;
  }

  /**
   * Judges a study.
   *
   * @param estimates what is known of each of its design points, in their order
   */
  static PrecisionJson of(Study study, List<PointEstimates> estimates) {
    PrecisionJson json = new PrecisionJson(study.precision());
    Optional<StoppingRule> rule = StoppingRule.of(study);
    if (rule.isPresent()) {
      List<List<Judged>> found = rule.get().judge(estimates);
      for (int i = 0; i < found.size(); i++) {
        json.judged.put(study.points().get(i).hash(), found.get(i));
      }
    }
    return json;
  }

  /** Writes what the study asks for, if it asks for any precision. */
  void study(JsonGenerator json) throws IOException {
    if (precision.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("precision");
    Precision asked = precision.get();
    json.writeStringField(asked instanceof Precision.OfRate ? "rate" : "metric", asked.metric());
    if (asked.given() != null) {
      json.writeStringField("given", asked.given());
    }
    if (asked instanceof Precision.OfRate rate) {
      JsonText.number(json, "absolute", rate.halfWidth());
    } else if (asked instanceof Precision.OfMean mean) {
      if (mean.relative() > 0) {
        JsonText.number(json, "relative", mean.relative());
      }
      if (mean.absolute() > 0) {
        JsonText.number(json, mean.relative() > 0 ? "absolute_floor" : "absolute", mean.absolute());
      }
    }
    json.writeNumberField("at_most", asked.atMost());
    json.writeEndObject();
  }

  /** Writes how many looks a design point took and what was judged there. */
  void point(DesignPoint point, PlannedPoint planned, JsonGenerator json) throws IOException {
    if (precision.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("precision");
    json.writeNumberField("looks", Looks.upTo(planned.replications()));
    json.writeArrayFieldStart("judged");
    for (Judged one : judged.getOrDefault(point.hash(), List.of())) {
      json.writeStartObject();
      if (one.given() != null) {
        json.writeStringField("given", one.given());
      }
      json.writeBooleanField("met", one.met());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
