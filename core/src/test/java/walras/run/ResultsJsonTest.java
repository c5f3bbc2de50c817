package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.exact.StudyEstimates;
import walras.kernel.Details;
import walras.mechanism.marketgame.MarketGame;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/** What a study comes to, from its text to {@code results.json}, without a command line. */
class ResultsJsonTest {

  private static final List<String> SMALL = List.of("sizes=100,200,400,800", "replications=12000");

  private static Study study(String text, List<String> overrides) {
    return new StudyReader(MechanismCatalog.of(List.of(new MarketGame())))
        .read(new StudySource("example", text), overrides)
        .study();
  }

  private static Study study(String... more) {
    List<String> overrides = new ArrayList<>(SMALL);
    overrides.addAll(List.of(more));
    return study(new MarketGame().example(), overrides);
  }

  private static List<ExactEstimates> exact(Study study) {
    return study.points().stream()
        .map(point -> ExactMethod.of(point.market(), point.sized(), study.exceed()))
        .toList();
  }

  private static JsonNode json(Study study, Plan plan, StudyEstimates estimates)
      throws IOException {
    return JsonMapper.builder().build().readTree(ResultsJson.bytes(study, plan, estimates));
  }

  private static JsonNode simulated(Study study) throws Exception {
    Plan plan = ControlPilot.prepare(Plan.of(study));
    try (Engine engine = ThreadsEngine.open(2)) {
      List<PointEstimates> found =
          StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {});
      List<ExactEstimates> exact = study.method().enumerates() ? exact(study) : List.of();
      return json(study, plan, StudyEstimates.of(study.points().size(), found, exact));
    }
  }

  private static JsonNode metric(JsonNode point, String name) {
    for (JsonNode metric : point.path("metrics")) {
      if (metric.path("name").asText().equals(name)) {
        return metric;
      }
    }
    throw new IllegalArgumentException("no metric " + name);
  }

  @Test
  void estimatesStandBesideExactValues() throws Exception {
    JsonNode results =
        simulated(study("method=both", "exceed={price_error: [0.02, 0.1]}", "sizes=100,200"));

    JsonNode metric = metric(results.path("points").path(0), "price_error");
    assertThat(metric.path("range").asText()).isEqualTo("nonnegative");
    JsonNode estimate = metric.path("estimates").path(0);
    double mean = estimate.path("mean").asDouble();
    assertThat(mean).isBetween(estimate.path("mean_low").asDouble(), Double.POSITIVE_INFINITY);
    assertThat(mean).isLessThan(estimate.path("mean_high").asDouble());
    assertThat(Math.abs(estimate.path("exact_z").asDouble())).isLessThan(5);
    assertThat(estimate.path("quantile_std_errors").path("p50").asDouble()).isPositive();
    JsonNode counted = estimate.path("exceed").path(1);
    JsonNode known = estimate.path("exact").path("exceed").path(1);
    assertThat(counted.path("threshold").asDouble()).isEqualTo(0.1);
    assertThat(counted.path("count").asLong())
        .isEqualTo(Math.round(12_000 * counted.path("probability").asDouble()));
    assertThat(known.path("probability").asDouble())
        .isBetween(
            counted.path("probability").asDouble() - 0.02,
            counted.path("probability").asDouble() + 0.02);
  }

  @Test
  void enumerationsHaveRatesAndLimits() throws Exception {
    Study study = study("method=exact", "exceed={posterior_error: 0.5}");
    JsonNode results =
        json(study, Plan.of(study), new StudyEstimates(List.of(), exact(study), List.of()));

    assertThat(results.path("method").asText()).isEqualTo("exact");
    JsonNode point = results.path("points").path(3);
    assertThat(point.path("replications").asLong()).isZero();
    JsonNode estimate = metric(point, "posterior_error").path("estimates").path(1);
    assertThat(estimate.path("given").asText()).isEqualTo("low");
    assertThat(estimate.path("mean").asDouble()).isBetween(1e-13, 1e-11);
    assertThat(estimate.path("exceed").path(0).path("probability").asDouble())
        .isBetween(0.0, 1e-11);
    assertThat(rate(results, "posterior_error", "mean").path("model").asText())
        .isEqualTo("exponential");
    assertThat(rate(results, "posterior_error", "P[>0.5]").path("method").asText())
        .isEqualTo("exact");
    assertThat(results.path("limits").findValuesAsText("metric")).contains("price", "price_error");
  }

  private static JsonNode rate(JsonNode results, String metric, String statistic) {
    for (JsonNode rate : results.path("rates")) {
      if (rate.path("metric").asText().equals(metric)
          && rate.path("statistic").asText().equals(statistic)) {
        return rate;
      }
    }
    throw new IllegalArgumentException("no rate of %s of %s".formatted(statistic, metric));
  }

  @Test
  void contrastsAndDerivedQuantitiesFollow() throws Exception {
    JsonNode results =
        simulated(
            study(
                "sizes=1000,2000,4000,8000",
                "vary={environment.eta: [0.1, 0.2]}",
                "contrasts=[{of: {environment.eta: 0.1}, minus: {environment.eta: 0.2}}]",
                "rates={price_error: {quantiles: [p95], bootstrap: 100}}",
                "derived={relative: {ratio: [price_error, price]},"
                    + " worst: {maximum: [price_error, offer_error_max]},"
                    + " worst_eta: {maximum: price_error, over: environment.eta},"
                    + " small: {threshold-size: price_error, at-most: 0.03},"
                    + " even: {root: welfare_gap, in: environment.eta, level: -0.01}}"));

    assertThat(results.path("points")).hasSize(8);
    assertThat(results.path("contrasts")).hasSize(4);
    JsonNode contrast = results.path("contrasts").path(0);
    assertThat(contrast.path("environment").asText()).contains(" minus ");
    assertThat(
            metric(contrast, "price_error").path("estimates").path(0).path("std_error").asDouble())
        .isPositive();
    assertThat(results.path("derived").findValuesAsText("kind"))
        .contains("ratio", "maximum", "threshold-size", "root");
    JsonNode quantile = rate(results, "price_error", "p95");
    assertThat(quantile.path("rate").asDouble()).isBetween(-1.5, 0.0);
    assertThat(rate(results, "price_error", "mean").has("bootstrap_low")).isTrue();
  }

  @Test
  void ratesAreNarrowedWhereItIsCheapest() throws Exception {
    String text =
        new MarketGame()
            .example()
            .replaceAll(
                "(?m)^replications:.*$",
                "precision: {rate: offer_error_max, absolute: 0.02, at-most: 160000}");
    Study study = study(text, List.of("sizes=1000,2000,4000,8000,16000"));

    Waves.Result result =
        Waves.run(
            Plan.ofPoints(study), StoppingRule.of(study).orElseThrow(), ResultsJsonTest::wave);

    List<Long> counts = result.plan().points().stream().map(PlannedPoint::replications).toList();
    Study ran = study.withReplications(counts);
    JsonNode results = json(ran, result.plan(), StudyEstimates.ofReplications(result.estimates()));
    assertThat(counts).allSatisfy(count -> assertThat(count).isBetween(10_000L, 160_000L));
    JsonNode rule = results.path("precision");
    assertThat(rule.path("rate").asText()).isEqualTo("offer_error_max");
    JsonNode judged = results.path("points").path(0).path("precision");
    assertThat(judged.path("looks").asInt()).isEqualTo(Looks.upTo(counts.get(0)));
    assertThat(judged.path("judged")).isNotEmpty();
  }

  private static List<PointFold> wave(List<Stretch> stretches)
      throws InterruptedException, ExecutionException {
    try (Engine engine = ThreadsEngine.open(2)) {
      List<Stretch> prepared = ControlPilot.prepareStretches(stretches);
      return StudyRun.run(prepared, engine, fold -> fold, (points, replications) -> {});
    }
  }

  @Test
  void aReplicationIsShownInFull() {
    Study study = study();
    Details details = Replay.of(study, study.points().get(0), 7);
    String text = JsonText.of(json -> DetailsJson.write(details, json));

    assertThat(details.entries().keySet()).contains("draws", "offers", "metrics", "events");
    assertThat(text).startsWith("{\n").contains("\"price_error\" : ");
    assertThat(NumberText.of(0.1)).isEqualTo("0.1");
  }
}
