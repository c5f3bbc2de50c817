package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import walras.kernel.Details;

/** Writes trees of named quantities as JSON objects. */
public final class DetailsJson {

  private DetailsJson() {}

  /** Writes a tree as one object. */
  public static void write(Details details, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : details.entries().entrySet()) {
      json.writeFieldName(entry.getKey());
      value(entry.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void value(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Details branch) {
      write(branch, json);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Double number) {
      JsonText.number(json, number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString((String) value);
    }
  }
}
