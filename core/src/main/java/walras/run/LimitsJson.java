package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import walras.rate.LimitFit;
import walras.rate.LimitRow;

/** Writes the {@code limits} of {@code results.json}: one object per mean that has a limit. */
final class LimitsJson {

  private LimitsJson() {}

  static void write(List<LimitRow> limits, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("limits");
    for (LimitRow limit : limits) {
      row(limit, json);
    }
    json.writeEndArray();
  }

  private static void row(LimitRow row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    RatesJson.subject(row.subject(), json);
    json.writeStringField("method", row.method().spelling());
    JsonText.number(json, "limit", row.limit());
    if (row.fit().isPresent()) {
      fit(row.fit().get(), json);
    }
    json.writeObjectFieldStart("verdict");
    json.writeStringField("is", row.judgement().verdict().spelling());
    JsonText.number(json, "low", row.judgement().interval().low());
    JsonText.number(json, "high", row.judgement().interval().high());
    json.writeEndObject();
    if (!row.note().isEmpty()) {
      json.writeStringField("note", row.note());
    }
    json.writeEndObject();
  }

  private static void fit(LimitFit fit, JsonGenerator json) throws IOException {
    JsonText.number(json, "distance", fit.offset());
    JsonText.number(json, "std_error", fit.standardError());
    JsonText.number(json, "z", fit.z());
    json.writeNumberField("sizes_used", fit.sizes());
    json.writeNumberField("from", fit.smallest());
    json.writeNumberField("to", fit.largest());
    JsonText.number(json, "goodness_p", fit.goodness());
  }
}
