package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import walras.kernel.Decay;
import walras.kernel.Theory;
import walras.rate.Interval;
import walras.rate.Judgement;
import walras.rate.Law;
import walras.rate.LocalSlope;
import walras.rate.RateFit;
import walras.rate.RateRow;
import walras.rate.Subject;

/** Writes the {@code rates} of {@code results.json}: one object per fit. */
final class RatesJson {

  private final JsonGenerator json;

  private RatesJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(List<RateRow> rates, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rates");
    for (RateRow rate : rates) {
      new RatesJson(json).row(rate);
    }
    json.writeEndArray();
  }

  private void row(RateRow row) throws IOException {
    json.writeStartObject();
    subject(row.subject(), json);
    json.writeStringField("method", row.method().spelling());
    if (row.fit().isPresent()) {
      fit(row.fit().get());
      alternatives(row.fit().get(), row.alternatives());
    }
    if (row.bootstrap().isPresent()) {
      JsonText.number(json, "bootstrap_low", row.bootstrap().get().low());
      JsonText.number(json, "bootstrap_high", row.bootstrap().get().high());
    }
    if (row.theory().isPresent()) {
      theory(row.theory().get());
    }
    if (row.judgement().isPresent()) {
      judgement(row.judgement().get());
    }
    slopes(row.slopes());
    if (!row.note().isEmpty()) {
      json.writeStringField("note", row.note());
    }
    json.writeEndObject();
  }

  /** Writes what a fit is of. */
  static void subject(Subject subject, JsonGenerator json) throws IOException {
    PointJson.market(subject.mechanism(), subject.environment(), subject.parameters(), json);
    json.writeStringField("metric", subject.metric().name());
    String given = subject.given();
    if (given != null) {
      json.writeStringField("given", given);
    }
    json.writeStringField("statistic", subject.statistic().spelling());
  }

  private void fit(RateFit fit) throws IOException {
    json.writeStringField("model", fit.model().spelling());
    law(fit.law());
    Optional<Interval> interval = fit.interval(ResultsJson.LEVEL);
    if (interval.isPresent()) {
      JsonText.number(json, "rate_low", interval.get().low());
      JsonText.number(json, "rate_high", interval.get().high());
    }
    json.writeNumberField("sizes_used", fit.sizes());
    json.writeNumberField("bounds_used", fit.bounds());
    json.writeNumberField("from", fit.smallest());
    json.writeNumberField("to", fit.largest());
    JsonText.number(json, "chi_square", fit.chiSquare());
    JsonText.number(json, "goodness_p", fit.goodness());
  }

  private void law(Law law) throws IOException {
    if (law instanceof Law.Power power) {
      JsonText.number(json, "constant", power.constant());
      JsonText.number(json, "rate", power.exponent());
      JsonText.number(json, "logs", power.logs());
      json.writeArrayFieldStart("corrections");
      for (double correction : power.corrections()) {
        JsonText.number(json, correction);
      }
      json.writeEndArray();
    } else if (law instanceof Law.Exponential exponential) {
      JsonText.number(json, "constant", exponential.constant());
      JsonText.number(json, "rate", exponential.rate());
      JsonText.number(json, "prefactor", exponential.prefactor());
    } else if (law instanceof Law.Constant constant) {
      JsonText.number(json, "constant", constant.constant());
    }
  }

  /** Writes how much larger Akaike's criterion is for the other laws. */
  private void alternatives(RateFit chosen, List<RateFit> others) throws IOException {
    json.writeObjectFieldStart("criterion_differences");
    for (RateFit other : others) {
      JsonText.number(json, other.model().spelling(), other.criterion() - chosen.criterion());
    }
    json.writeEndObject();
  }

  private void theory(Theory theory) throws IOException {
    json.writeObjectFieldStart("theory");
    Decay decay = theory.decay();
    json.writeStringField("model", decay.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (decay instanceof Decay.Power power) {
      JsonText.number(json, "rate", power.exponent());
      if (power.logs() != 0) {
        JsonText.number(json, "logs", power.logs());
      }
      if (power.constant() != null) {
        JsonText.number(json, "constant", power.constant());
      }
    } else if (decay instanceof Decay.Exponential exponential) {
      JsonText.number(json, "rate", exponential.rate());
      JsonText.number(json, "prefactor", exponential.prefactor());
    } else if (decay instanceof Decay.Constant) {
      JsonText.number(json, "rate", 0);
    }
    JsonText.number(json, "from", theory.from());
    JsonText.number(json, "to", theory.to());
    json.writeStringField("source", theory.source().name().toLowerCase(Locale.ROOT));
    json.writeStringField("reference", theory.reference());
    json.writeEndObject();
  }

  private void judgement(Judgement judgement) throws IOException {
    json.writeObjectFieldStart("verdict");
    json.writeStringField("is", judgement.verdict().spelling());
    JsonText.number(json, "rate_low", judgement.interval().low());
    JsonText.number(json, "rate_high", judgement.interval().high());
    json.writeEndObject();
  }

  private void slopes(List<LocalSlope> slopes) throws IOException {
    json.writeArrayFieldStart("slopes");
    for (LocalSlope slope : slopes) {
      json.writeStartObject();
      json.writeNumberField("from", slope.from());
      json.writeNumberField("to", slope.to());
      JsonText.number(json, "slope", slope.slope());
      JsonText.number(json, "std_error", slope.standardError());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
