package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import walras.estimate.Estimate;
import walras.estimate.Extremes;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.exact.StudyEstimates;
import walras.mechanism.efficienttrade.EfficientTrade;
import walras.numeric.Scaled;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Distances from exact means, where values vary and where they are only rounded. */
class ExactDistanceTest {

  private static final double RESOLUTION = 1e-15;
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  private static Estimate estimate(double mean, double error) {
    return new Estimate(
        10_000,
        mean,
        error,
        100 * error,
        0,
        3,
        new Extremes(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static ExactEstimate exact(double mean, double deviation) {
    return new ExactEstimate(0, Scaled.of(mean, 0), Scaled.of(deviation, 0), List.of(), List.of());
  }

  private static double distance(double found, double error, ExactEstimate exact) {
    return ExactDistance.of(estimate(found, error), exact, RESOLUTION);
  }

  @Test
  void whatVariesIsMeasuredInItsErrors() {
    assertThat(distance(0.53, 0.02, exact(0.5, 1))).isEqualTo(3, ROUNDING);
    assertThat(distance(0.53, 0.02, exact(0.5, Double.NaN))).isEqualTo(1.5, ROUNDING);
    assertThat(distance(0.47, 0.02, exact(0.5, 1))).isEqualTo(-3, ROUNDING);
  }

  @Test
  void roundingIsNoDistance() {
    assertThat(distance(7e-17, 1.6e-19, exact(0, Double.NaN))).isZero();
    assertThat(distance(-7e-17, 1.6e-19, exact(0, Double.NaN))).isZero();
    assertThat(distance(1 + 0x1p-52, 1e-19, exact(1, Double.NaN))).isZero();
  }

  @Test
  void whatIsJustBeyondRoundingIsTold() {
    assertThat(distance(1.1e-15, 1.6e-19, exact(0, Double.NaN))).isGreaterThan(600);
    assertThat(distance(-1.1e-15, 1.6e-19, exact(0, Double.NaN))).isLessThan(-600);
  }

  @Test
  void whatNeverVariesOrHasNoReplicationsHasNoDistance() {
    assertThat(distance(0.5, 0, exact(0.5, 0))).isNaN();
    assertThat(distance(Double.NaN, Double.NaN, exact(0.5, 1))).isNaN();
  }

  @Test
  void differencesHaveTheRoundingOfBothSides() {
    Estimate found = estimate(7e-17, 1.6e-19);
    assertThat(ExactDistance.ofDifference(found, exact(0.3, 1), exact(0.3, 1), 0)).isZero();
    assertThat(ExactDistance.ofDifference(found, exact(0, 1), exact(0, 1), 0))
        .isEqualTo(437.5, ROUNDING);
    assertThat(ExactDistance.ofDifference(estimate(0.03, 0.01), exact(3, 1), exact(3, 1), 0))
        .isEqualTo(3, ROUNDING);
  }

  /** The level of v* of ten equal owners is 0.1: to report the one for the other gains nothing. */
  @Test
  void gainsThatAreZeroButForRoundingAgreeWithZero() throws Exception {
    JsonNode point = interim(10);
    JsonNode gain = estimate(point, "ic_gain_1_own_1");
    assertThat(gain.path("std_error").asDouble()).isBetween(1e-22, 1e-17);
    assertThat(gain.path("mean").asDouble()).isNotZero();
    assertThat(gain.path("exact_z").asDouble()).isZero();
    for (JsonNode distance : point.findValues("exact_z")) {
      assertThat(Math.abs(distance.asDouble())).isLessThan(5); // or null
    }
  }

  private static JsonNode estimate(JsonNode point, String name) {
    for (JsonNode metric : point.path("metrics")) {
      if (metric.path("name").asText().equals(name)) {
        return metric.path("estimates").path(0);
      }
    }
    throw new IllegalArgumentException("no metric " + name);
  }

  private static JsonNode interim(long size) throws Exception {
    Study study =
        new StudyReader(MechanismCatalog.of(List.of(new EfficientTrade())))
            .read(
                new StudySource("example", new EfficientTrade().example()),
                List.of(
                    "method=both",
                    "environment.simulate=interim",
                    "sizes=" + size,
                    "replications=20000"))
            .study();
    Plan plan = Plan.of(study);
    try (Engine engine = ThreadsEngine.open(2)) {
      List<PointEstimates> found =
          StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {});
      List<ExactEstimates> exact =
          study.points().stream()
              .map(point -> ExactMethod.of(point.market(), point.sized()))
              .toList();
      StudyEstimates estimates = StudyEstimates.of(study.points().size(), found, exact);
      return JsonMapper.builder()
          .build()
          .readTree(ResultsJson.bytes(study, plan, estimates))
          .path("points")
          .path(0);
    }
  }
}
