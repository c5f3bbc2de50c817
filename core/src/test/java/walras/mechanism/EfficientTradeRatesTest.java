package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.exact.StudyEstimates;
import walras.kernel.Statistic;
import walras.mechanism.efficienttrade.EfficientTrade;
import walras.rate.Judgement;
import walras.rate.RateRow;
import walras.rate.StudyRates;
import walras.rate.Verdict;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Growth under replication, with its logarithms, from quadrature. */
class EfficientTradeRatesTest {

  private static List<RateRow> rates(String types, String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("method=exact");
    all.add("environment.types=" + types);
    all.add("sizes={from: 100, to: 1e12, per-decade: 1}");
    Study study =
        new StudyReader(MechanismCatalog.of(Mechanisms.all()))
            .read(new StudySource("example", new EfficientTrade().example()), all)
            .study();
    List<ExactEstimates> exact =
        study.points().stream()
            .map(point -> ExactMethod.of(point.market(), point.sized()))
            .toList();
    return StudyRates.of(study, new StudyEstimates(List.of(), exact, List.of()));
  }

  private static Optional<Verdict> verdict(List<RateRow> rates, String metric) {
    return rates.stream()
        .filter(row -> row.subject().metric().name().equals(metric))
        .filter(row -> row.subject().statistic().equals(Statistic.MEAN))
        .flatMap(row -> row.judgement().stream())
        .map(Judgement::verdict)
        .findFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{law: uniform, lower: 0, upper: 1} | equal | order-statistics",
        "{law: sine, upper: 8.4438} | '{replicate: [1, 0]}' | order-statistics",
        "{law: piecewise_linear, knots: [0, 0.5, 1], heights: [0, 2, 0]} | equal | posted-price",
        "{law: uniform, lower: 0, upper: 1} | '{replicate: [0.5, 0.5]}' | interim"
      })
  void noVerdictContradictsTheory(String types, String ownership, String simulate) {
    List<RateRow> rates =
        rates(
            types,
            "environment.beta=0",
            "environment.ownership=" + ownership,
            "environment.simulate=" + simulate);

    assertThat(rates)
        .filteredOn(row -> row.judgement().isPresent())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.judgement().orElseThrow().verdict())
                    .as(row.subject().metric().name())
                    .isNotIn(Verdict.FASTER, Verdict.SLOWER));
    assertThat(verdict(rates, "t1")).contains(Verdict.CONSISTENT);
    assertThat(verdict(rates, "beta_star")).contains(Verdict.CONSISTENT);
    assertThat(verdict(rates, "ir_slack_min")).contains(Verdict.CONSISTENT);
  }

  /** A fit without the logarithm finds another exponent, of which theory says nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "2"})
  void anotherLogarithmIsNotJudged(String logs) {
    List<RateRow> rates =
        rates("{law: uniform, lower: 0, upper: 1}", "rates={t1: {logs: " + logs + "}}");

    assertThat(verdict(rates, "t1")).isEmpty();
    assertThat(verdict(rates, "beta_star")).contains(Verdict.CONSISTENT);
  }
}
