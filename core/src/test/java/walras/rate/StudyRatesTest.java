package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import walras.exact.StudyEstimates;
import walras.kernel.Statistic;
import walras.mechanism.Mechanisms;
import walras.mechanism.marketgame.MarketGame;
import walras.run.ControlPilot;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.PointFold;
import walras.run.StudyRun;
import walras.run.ThreadsEngine;
import walras.study.MechanismCatalog;
import walras.study.RateModel;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Rates of the market game from few replications: what theory says must not be contradicted. */
class StudyRatesTest {

  private static List<RateRow> rows = List.of();
  private static List<LimitRow> limits = List.of();

  @BeforeAll
  static void run() throws Exception {
    StudyFindings findings = findings("replications=20000");
    rows = findings.rates();
    limits = findings.limits();
  }

  private static List<RateRow> rates(String... overrides) throws Exception {
    return findings(overrides).rates();
  }

  private static StudyFindings findings(String... overrides) throws Exception {
    Study study =
        new StudyReader(MechanismCatalog.of(Mechanisms.all()))
            .read(new StudySource("example", new MarketGame().example()), List.of(overrides))
            .study();
    Plan plan = ControlPilot.prepare(Plan.of(study));
    try (Engine engine = ThreadsEngine.open(2)) {
      return StudyRates.findings(
          study,
          StudyEstimates.ofReplications(
              StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {})));
    }
  }

  private static RateRow row(String metric, String given, Statistic statistic) {
    return rows.stream()
        .filter(row -> row.subject().metric().name().equals(metric))
        .filter(row -> Objects.equals(row.subject().given(), given.isEmpty() ? null : given))
        .filter(row -> row.subject().statistic() == statistic)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noVerdictContradictsTheory() {
    assertThat(rows)
        .filteredOn(row -> row.judgement().isPresent())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            row ->
                assertThat(row.judgement().orElseThrow().verdict())
                    .as(row.subject().toString())
                    .isIn(Verdict.CONSISTENT, Verdict.INCONCLUSIVE));
  }

  @Test
  void whatMonteCarloSeesIsConsistent() {
    for (String metric :
        List.of("price_error", "price_error_signed", "offer_strategic", "offer_shading")) {
      for (String given : List.of("", "low", "high")) {
        assertThat(row(metric, given, Statistic.MEAN).judgement().orElseThrow().verdict())
            .as(metric + given)
            .isEqualTo(Verdict.CONSISTENT);
      }
    }
    assertThat(row("price", "low", Statistic.SD).judgement().orElseThrow().verdict())
        .isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void aMeanThatFewReplicationsCarryIsNoPoint() {
    RateRow row = row("posterior_error", "", Statistic.MEAN);

    assertThat(row.fit()).isEmpty();
    assertThat(row.judgement()).isEmpty();
    assertThat(row.note())
        .contains("no fit")
        .contains("sizes enter as bounds: few replications carry the estimate");
  }

  /** At N=100, below what theory speaks of, few replications carry some of the means. */
  @Test
  void notesCountSizesWithinTheRangeOfTheoryAlone() {
    assertThat(rows)
        .filteredOn(row -> row.fit().isPresent() && row.theory().isPresent())
        .filteredOn(row -> row.theory().orElseThrow().from() > 100)
        .hasSizeGreaterThan(20)
        .noneMatch(row -> row.note().contains("left out"));
  }

  @Test
  void statesWithDifferentLimitsHaveNoCommonMean() {
    assertThat(rows)
        .noneMatch(
            row -> row.subject().metric().name().equals("price") && row.subject().given() == null);
  }

  @Test
  void windowsAndModelsCanBeAskedFor() throws Exception {
    RateRow asked =
        rates("replications=20000", "rates={price_error: {from: 1e4, to: 1e8, model: constant}}")
            .stream()
            .filter(row -> row.subject().metric().name().equals("price_error"))
            .findFirst()
            .orElseThrow();

    RateFit fit = asked.fit().orElseThrow();
    assertThat(fit.model()).isEqualTo(RateModel.CONSTANT);
    assertThat(fit.smallest()).isEqualTo(10_000);
    assertThat(fit.largest()).isEqualTo(100_000_000);
    assertThat(fit.goodness()).isLessThan(1e-6);
    assertThat(asked.judgement()).isEmpty();
    assertThat(asked.alternatives()).extracting(RateFit::model).contains(RateModel.POWER);
    assertThat(asked.alternatives().get(0).criterion()).isLessThan(fit.criterion());
  }

  @Test
  void slopesBetweenNeighboursShowCurvature() {
    RateRow row = row("price_error", "low", Statistic.MEAN);

    assertThat(row.slopes()).hasSize(row.fit().orElseThrow().sizes() - 1);
    assertThat(row.slopes())
        .allSatisfy(
            slope ->
                assertThat(slope.slope())
                    .isBetween(-0.5 - 6 * slope.standardError(), -0.5 + 6 * slope.standardError()));
  }

  @Test
  void noLimitIsContradicted() {
    assertThat(limits)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row ->
                assertThat(row.judgement().verdict())
                    .as(row.subject().toString())
                    .isEqualTo(row.fit().isPresent() ? Verdict.AT_LIMIT : Verdict.INCONCLUSIVE));
  }

  @Test
  void statesWithDifferentLimitsHaveNoCommonLimit() {
    assertThat(limits)
        .filteredOn(row -> row.subject().metric().name().equals("price"))
        .extracting(row -> row.subject().given())
        .containsExactly("low", "high");
  }

  @Test
  void anExponentialWithUnknownPrefactorNeedsSixSizes() throws Exception {
    RateRow asked =
        rates(
                "replications=20000",
                "sizes=1000,2000,4000,8000,16000",
                "rates={price_error: {model: exponential}}")
            .stream()
            .filter(row -> row.subject().metric().name().equals("price_error"))
            .findFirst()
            .orElseThrow();

    assertThat(asked.fit()).isEmpty();
    assertThat(asked.judgement().orElseThrow().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(asked.note())
        .startsWith("no fit: an exponential whose prefactor is not known needs 6 sizes, got 5");
  }

  @Test
  void aBootstrapThatIsAskedForStandsBesideTheInterval() throws Exception {
    RateRow asked =
        rates("replications=20000", "rates={price_error: {bootstrap: 100}}").stream()
            .filter(row -> row.subject().metric().name().equals("price_error"))
            .findFirst()
            .orElseThrow();
    Interval profile = asked.fit().orElseThrow().interval(0.95).orElseThrow();
    Interval bootstrap = asked.bootstrap().orElseThrow();

    assertThat(bootstrap.isDisjointFrom(profile)).isFalse();
    assertThat(rows).allSatisfy(row -> assertThat(row.bootstrap()).isEmpty());
  }
}
