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
import walras.kernel.SizedMarket;
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
        difference(
            new Cell(name, "", resolution(metric)),
            found.overall(),
            left.overall(),
            right.overall());
        List<String> states = market.states();
        for (int state = 0; states.size() > 1 && state < states.size(); state++) {
          difference(
              new Cell(name, states.get(state), sized().resolution(metric, state)),
              found.given().get(state),
              left.given().get(state),
              right.given().get(state));
        }
      }
    }
    json.writeEndArray();
  }

  private SizedMarket sized() {
    return contrast.pair().sized();
  }

  private double resolution(int metric) {
    return ExactDistance.resolution(sized(), contrast.pair().market().prior(), metric);
  }

  /**
   * What a difference is of.
   *
   * @param given the state, or nothing for all of them
   * @param resolution the error of its mean that no replications average away
   */
  private record Cell(String metric, String given, double resolution) {}

  private void difference(Cell cell, Estimate estimate, ExactEstimate of, ExactEstimate minus)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", cell.metric());
    if (!cell.given().isEmpty()) {
      json.writeStringField("given", cell.given());
    }
    JsonText.number(json, "mean", of.mean() - minus.mean());
    JsonText.number(json, "z", ExactDistance.ofDifference(estimate, of, minus, cell.resolution()));
    json.writeEndObject();
  }
}
