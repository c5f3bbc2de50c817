package walras.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import walras.run.JsonText;

/** Writes a comparison as JSON. */
public final class ComparisonJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonGenerator json;

  private ComparisonJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes one object.
   *
   * @param baseline the first folder as the user named it
   * @param other the second
   */
  public static void write(Comparison comparison, String baseline, String other, JsonGenerator json)
      throws IOException {
    ComparisonJson writer = new ComparisonJson(json);
    json.writeStartObject();
    json.writeStringField("baseline", baseline);
    json.writeStringField("other", other);
    json.writeStringField("relation", comparison.relation().text());
    json.writeBooleanField("drift", comparison.isDrift());
    writer.points(comparison.points());
    writer.prefixes(comparison.prefixes());
    writer.counts(comparison);
    writer.moved("moved", comparison.moved());
    writer.moved("vanished", comparison.vanished());
    json.writeArrayFieldStart("verdicts");
    for (Rejudged verdict : comparison.verdicts()) {
      writer.verdict(verdict);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void points(Comparison.Points points) throws IOException {
    json.writeObjectFieldStart("points");
    json.writeNumberField("in_both", points.inBoth());
    json.writeNumberField("equal_replications", points.equallyLong());
    ids("only_baseline", points.onlyBaseline());
    ids("only_other", points.onlyOther());
    json.writeArrayFieldStart("metrics_of_one");
    for (String metric : points.metricsOfOne()) {
      json.writeString(metric);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void ids(String name, List<JsonNode> points) throws IOException {
    json.writeArrayFieldStart(name);
    for (JsonNode point : points) {
      json.writeString(PointPair.id(point));
    }
    json.writeEndArray();
  }

  private void prefixes(CommonPrefixes prefixes) throws IOException {
    json.writeObjectFieldStart("common_prefixes");
    json.writeNumberField("points", prefixes.points());
    json.writeNumberField("replications", prefixes.replications());
    json.writeNumberField("moved", prefixes.moved().size());
    json.writeNumberField("parts_in_baseline", prefixes.parts().inBaseline());
    json.writeNumberField("parts_in_other", prefixes.parts().inOther());
    json.writeEndObject();
  }

  private void counts(Comparison comparison) throws IOException {
    Comparison.Equal equal = comparison.equal();
    Comparison.Judged judged = comparison.judged();
    json.writeObjectFieldStart("equal");
    json.writeNumberField("compared", equal.compared());
    json.writeNumberField("moved", equal.moved());
    json.writeEndObject();
    json.writeObjectFieldStart("within_errors");
    json.writeNumberField("compared", judged.compared());
    json.writeNumberField("moved", judged.moved());
    json.writeNumberField("not_compared", judged.uncarried());
    JsonText.number(json, "largest_z", judged.largest());
    JsonText.number(json, "drift_from_z", judged.allowed());
    JsonText.number(json, "level", comparison.allowance().level());
    json.writeNumberField("look", comparison.allowance().look());
    JsonText.number(json, "level_of_look", comparison.allowance().spent());
    json.writeEndObject();
  }

  private void moved(String name, List<Moved> numbers) throws IOException {
    json.writeArrayFieldStart(name);
    for (Moved moved : numbers) {
      moved(moved);
    }
    json.writeEndArray();
  }

  private void moved(Moved moved) throws IOException {
    json.writeStartObject();
    place(moved.place());
    json.writeStringField("statistic", moved.statistic());
    node("baseline", moved.baseline());
    node("other", moved.other());
    JsonText.number(json, "difference", moved.difference());
    JsonText.number(json, "relative", moved.relative());
    JsonText.number(json, "z", moved.z());
    json.writeEndObject();
  }

  private void verdict(Rejudged verdict) throws IOException {
    json.writeStartObject();
    place(verdict.place());
    json.writeStringField("statistic", verdict.statistic());
    ruling("baseline", verdict.baseline());
    ruling("other", verdict.other());
    json.writeEndObject();
  }

  private void ruling(String name, Rejudged.Ruling ruling) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("verdict", ruling.verdict());
    node("value", ruling.value());
    json.writeEndObject();
  }

  private void place(Place place) throws IOException {
    json.writeStringField("market", place.market());
    if (place.size() > 0) {
      json.writeNumberField("size", place.size());
    }
    if (!place.point().isEmpty()) {
      json.writeStringField("point", place.point());
    }
    if (!place.metric().isEmpty()) {
      json.writeStringField("metric", place.metric());
    }
    if (!place.given().isEmpty()) {
      json.writeStringField("given", place.given());
    }
  }

  /** Writes a value as it stands in the results, null where there is none. */
  private void node(String name, JsonNode node) throws IOException {
    json.writeFieldName(name);
    if (node.isFloatingPointNumber()) {
      JsonText.number(json, node.asDouble());
    } else {
      json.writeRawValue(node.isMissingNode() ? "null" : MAPPER.writeValueAsString(node));
    }
  }
}
