package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import walras.contrast.PairedMarket;
import walras.contrast.PairedMetric;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.study.Contrast;
import walras.study.DesignPoint;

/** Writes what the {@code contrasts} of {@code results.json} have beyond design points. */
final class ContrastJson {

  private final Contrast contrast;
  private final JsonGenerator json;

  ContrastJson(Contrast contrast, JsonGenerator json) {
    this.contrast = contrast;
    this.json = json;
  }

  /** Writes which design points are compared. */
  void sides() throws IOException {
    side("of", contrast.of());
    side("minus", contrast.minus());
  }

  private void side(String name, DesignPoint point) throws IOException {
    json.writeObjectFieldStart(name);
    PointJson.identity(point, json);
    json.writeEndObject();
  }

  /**
   * Writes the differences of exact values and how far those of replications are from them.
   *
   * @param estimates what replications say of the contrast
   * @param of what the enumeration says of the first design point
   * @param minus what it says of the other
   */
  void exact(PointEstimates estimates, ExactEstimates of, ExactEstimates minus) throws IOException {
    PairedMarket market = (PairedMarket) contrast.pair().market();
    json.writeArrayFieldStart("exact");
    for (int metric = 0; metric < market.compared().size(); metric++) {
      PairedMetric pair = market.compared().get(metric);
      ExactEstimates.OfMetric left = of.metrics().get(pair.of());
      ExactEstimates.OfMetric right = minus.metrics().get(pair.minus());
      PointEstimates.OfMetric found = estimates.metrics().get(metric);
      if (left != null && right != null && found != null) {
        String name = market.metrics().get(metric).name();
        difference(name, "", found.overall(), left.overall(), right.overall());
        List<String> states = market.states();
        for (int state = 0; states.size() > 1 && state < states.size(); state++) {
          difference(
              name,
              states.get(state),
              found.given().get(state),
              left.given().get(state),
              right.given().get(state));
        }
      }
    }
    json.writeEndArray();
  }

  private void difference(
      String metric, String given, Estimate estimate, ExactEstimate of, ExactEstimate minus)
      throws IOException {
    double difference = of.mean() - minus.mean();
    json.writeStartObject();
    json.writeStringField("metric", metric);
    if (!given.isEmpty()) {
      json.writeStringField("given", given);
    }
    JsonText.number(json, "mean", difference);
    JsonText.number(json, "z", (estimate.mean() - difference) / estimate.standardError());
    json.writeEndObject();
  }
}
