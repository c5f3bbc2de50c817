package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import walras.study.DesignPoint;

/** Writes which design point a JSON object is about. */
public final class PointJson {

  private PointJson() {}

  /** Writes identity, market and size as fields of the current object. */
  public static void identity(DesignPoint point, JsonGenerator json) throws IOException {
    json.writeStringField("id", point.id());
    json.writeStringField("mechanism", point.mechanism());
    json.writeStringField("environment", point.environment());
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, String> parameter : point.parameters().entrySet()) {
      json.writeStringField(parameter.getKey(), parameter.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("size", point.size());
  }
}
