package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import walras.derived.DerivedRow;
import walras.derived.DerivedValue;

/** Writes the {@code derived} of {@code results.json}: one object per quantity and state. */
final class DerivedJson {

  private final JsonGenerator json;

  private DerivedJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(List<DerivedRow> rows, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("derived");
    for (DerivedRow row : rows) {
      new DerivedJson(json).row(row);
    }
    json.writeEndArray();
  }

  private void row(DerivedRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", row.quantity().name());
    json.writeStringField("kind", row.quantity().formula().kind());
    json.writeStringField("formula", row.quantity().formula().text());
    json.writeStringField("unit", row.quantity().unit());
    PointJson.market(row.mechanism(), row.environment(), row.parameters(), json);
    Long size = row.size();
    if (size != null) {
      json.writeNumberField("size", size);
    }
    String given = row.given();
    if (given != null) {
      json.writeStringField("given", given);
    }
    json.writeStringField("method", row.method().spelling());
    value(row.value());
    if (!row.details().entries().isEmpty()) {
      json.writeFieldName("details");
      DetailsJson.write(row.details(), json);
    }
    json.writeEndObject();
  }

  private void value(DerivedValue value) throws IOException {
    json.writeStringField("outcome", value.outcome().spelling());
    JsonText.number(json, "value", value.value());
    JsonText.number(json, "std_error", value.standardError());
    JsonText.number(json, "low", value.low());
    JsonText.number(json, "high", value.high());
    JsonText.number(json, "level", DerivedValue.LEVEL);
    JsonText.number(json, "bias", value.bias());
    if (!value.at().isEmpty()) {
      json.writeStringField("at", value.at());
    }
    if (!value.notes().isEmpty()) {
      json.writeStringField("note", String.join("; ", value.notes()));
    }
  }
}
