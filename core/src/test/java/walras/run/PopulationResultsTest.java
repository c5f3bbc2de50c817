package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import walras.estimate.PointEstimates;
import walras.estimate.PointEstimates.OfMetric;
import walras.estimate.ProfileEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.kernel.PopulationMarket;
import walras.mechanism.Mechanisms;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/** A study of the agents of a file, from its text to its results. */
class PopulationResultsTest {

  private static final String TEXT =
      """
      study: members
      mechanism: random-grouping
      population: {file: /home/somebody/members.csv}
      environment: {T: 20, eps: 0.2}
      vary: {environment.rule: [lowest, highest]}
      replications: 30000
      seed: 7
      """;

  private static Study study(String... overrides) {
    Population population =
        new Population(
            "0123abcd",
            40,
            new double[] {0.12, 0.31, 0.52, 0.77},
            new long[] {5, 4, 5, 4},
            new double[] {0.21, 0.48, 0.66, 0.93},
            new long[] {6, 5, 5, 6});
    return new StudyReader(
            MechanismCatalog.of(Mechanisms.all()), (path, file) -> Optional.of(population))
        .read(new StudySource("members", TEXT), List.of(overrides))
        .study();
  }

  private static List<PointEstimates> run(Plan plan, int threads) throws Exception {
    try (Engine engine = ThreadsEngine.open(threads)) {
      return StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {});
    }
  }

  /** One replication has no interval, which leaves a condition on a mean open. */
  @Test
  void oneReplicationDecidesNothing() throws Exception {
    Study study = study("replications=1");
    Plan plan = Plan.of(study);
    JsonNode json = JsonMapper.builder().build().readTree(bytes(study, plan, run(plan, 1)));

    assertThat(json.toString()).contains("one replication");
  }

  @Test
  void resultsAreTheSameOnAnyNumberOfThreads() throws Exception {
    Study study = study();
    Plan plan = Plan.of(study);
    List<PointEstimates> found = run(plan, 1);
    List<PointEstimates> others = run(plan, 3);
    byte[] bytes = bytes(study, plan, found);
    JsonNode json = JsonMapper.builder().build().readTree(bytes);

    assertThat(bytes(study, plan, others)).isEqualTo(bytes);
    assertThat(json.path("population").path("sha256").asText()).isEqualTo("0123abcd");
    assertThat(json.path("population").path("rows").asLong()).isEqualTo(40);
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("somebody")
        .contains("eps_efficient_expected");
    for (int point = 0; point < found.size(); point++) {
      PopulationMarket market = (PopulationMarket) study.points().get(point).market();
      assertProfile(market, found.get(point), others.get(point).profile());
    }
  }

  private static void assertProfile(
      PopulationMarket market, PointEstimates found, ProfileEstimates others) {
    double rationed = 0;
    for (Side side : Side.values()) {
      for (int type = 0; type < market.population().types(side); type++) {
        int profileClass = market.profileClass(side, type, 0);
        double mean = found.profile().mean(side, profileClass);
        assertThat(others.mean(side, profileClass)).isEqualTo(mean);
        assertThat(others.standardError(side, profileClass))
            .isEqualTo(found.profile().standardError(side, profileClass));
        rationed += mean * market.population().count(side, type);
      }
    }
    int metric =
        market.metrics().stream().map(entry -> entry.name()).toList().indexOf("rationed_units");
    OfMetric means = Objects.requireNonNull(found.metrics().get(metric));
    assertThat(rationed / 40)
        .as("as many are rationed as all probabilities say")
        .isEqualTo(means.overall().mean(), within(1e-9))
        .isPositive();
  }

  private static byte[] bytes(Study study, Plan plan, List<PointEstimates> found) {
    return ResultsJson.bytes(
        study, plan, StudyEstimates.of(study.points().size(), found, List.of()));
  }
}
