package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import walras.study.DesignPoint;

/** Writes which market or design point a JSON object is about. */
public final class PointJson {

  private PointJson() {}

  /** Writes identity, market and size as fields of the current object. */
  public static void identity(DesignPoint point, JsonGenerator json) throws IOException {
    json.writeStringField("id", point.id());
    market(point.mechanism(), point.environment(), point.parameters(), json);
    json.writeNumberField("size", point.size());
  }

  /** Writes the market alone, with what was varied. */
  static void market(
      String mechanism, String environment, Map<String, String> parameters, JsonGenerator json)
      throws IOException {
    json.writeStringField("mechanism", mechanism);
    json.writeStringField("environment", environment);
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      json.writeStringField(parameter.getKey(), parameter.getValue());
    }
    json.writeEndObject();
  }
}
