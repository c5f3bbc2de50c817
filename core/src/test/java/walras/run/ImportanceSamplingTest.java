package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.estimate.Weighting;
import walras.importance.WeightedMarket;
import walras.numeric.Scaled;
import walras.testkit.RareMarket;
import walras.testkit.StatisticalTests;

/** Tails of coins against their exact probabilities, far beyond what plain sampling sees. */
class ImportanceSamplingTest {

  private static final long REPLICATIONS = 40_000;

  private static PlannedPoint point(RareMarket market, long agents, long replications) {
    return PlannedPoint.of(
        1, 7, market, new WeightedMarket(market, market.at(agents)), replications);
  }

  private static PointEstimates run(RareMarket market, long agents) throws Exception {
    Plan plan = new Plan(List.of(point(market, agents, REPLICATIONS)));
    try (Engine engine = ThreadsEngine.open(1)) {
      return StudyRun.run(plan, engine, PointFold::estimates, (points, done) -> {}).get(0);
    }
  }

  private static Estimate overall(PointEstimates found, int metric) {
    return Objects.requireNonNull(found.metrics().get(metric)).overall();
  }

  /** Returns the logarithm of the probability of at least half heads of {@code tenths} / 10. */
  private static double logTail(int agents, int tenths) {
    BigInteger term = BigInteger.valueOf(10 - tenths).pow(agents);
    BigInteger sum = BigInteger.ZERO;
    for (int heads = 0; heads <= agents; heads++) {
      if (2 * heads >= agents) {
        sum = sum.add(term);
      }
      term =
          term.multiply(BigInteger.valueOf((long) (agents - heads) * tenths))
              .divide(BigInteger.valueOf((long) (heads + 1) * (10 - tenths)));
    }
    BigDecimal tail = new BigDecimal(sum).movePointLeft(agents).round(MathContext.DECIMAL64);
    int exponent = tail.precision() - tail.scale();
    return Math.log(tail.movePointLeft(exponent).doubleValue()) + exponent * Math.log(10);
  }

  private static double z(Weighting weighting, double exactLog) {
    double relative = weighting.standardError().over(weighting.deviation());
    return (1 - Math.exp(exactLog - log(weighting))) / Math.abs(relative);
  }

  private static double log(Weighting weighting) {
    Scaled deviation = weighting.deviation();
    return new Scaled(Math.abs(deviation.mantissa()), deviation.exponent()).log();
  }

  /** Tails of 1e-6, 1e-12, 1e-30 and 1e-454; false-alarm probability 1e-6 for each assertion. */
  @ParameterizedTest(name = "{0} coins")
  @CsvSource({"122, -6", "276, -12", "758, -30", "11940, -454"})
  void tailsAgreeWithExactProbabilities(int agents, int magnitude) throws Exception {
    PointEstimates found = run(new RareMarket(List.of(0.3), List.of(0.5)), agents);
    double exact = logTail(agents, 3);
    assertThat(exact / Math.log(10)).isEqualTo(magnitude, within(0.5));
    for (int metric : new int[] {RareMarket.MANY, RareMarket.FEW}) {
      Weighting weighting = overall(found, metric).weighting().orElseThrow();
      assertThat(z(weighting, exact))
          .isBetween(-StatisticalTests.LARGEST_Z, StatisticalTests.LARGEST_Z);
      assertThat(Math.abs(weighting.standardError().over(weighting.deviation()))).isLessThan(0.05);
      assertThat(weighting.refusal()).isEmpty();
      assertThat(weighting.contributing()).isGreaterThan(Estimate.LEAST_CONTRIBUTING);
    }
    assertThat(found.weights().get(0).mean())
        .isEqualTo(1, within(StatisticalTests.LARGEST_Z * found.weights().get(0).standardError()));
    assertThat(found.metrics().get(RareMarket.SHARE)).isNull();
  }

  /** The states' means together are the mean of their mixture, here half of each. */
  @Test
  void statesAreWeightedByHowOftenTheyAreDrawn() throws Exception {
    PointEstimates found = run(new RareMarket(List.of(0.3, 0.4), List.of(0.5)), 200);
    List<Estimate> given = Objects.requireNonNull(found.metrics().get(RareMarket.MANY)).given();
    for (int state = 0; state < 2; state++) {
      double exact = logTail(200, 3 + state);
      assertThat(z(given.get(state).weighting().orElseThrow(), exact))
          .isBetween(-StatisticalTests.LARGEST_Z, StatisticalTests.LARGEST_Z);
    }
    double mixture = (Math.exp(logTail(200, 3)) + Math.exp(logTail(200, 4))) / 2;
    Estimate overall = overall(found, RareMarket.MANY);
    assertThat(overall.mean())
        .isEqualTo(mixture, within(StatisticalTests.LARGEST_Z * overall.standardError()));
  }

  /** A proposal on the wrong side: the mean weight is one, and yet the mean is no number. */
  @Test
  void aWrongProposalIsRefusedAlthoughItsMeanWeightIsOne() throws Exception {
    PointEstimates found = run(new RareMarket(List.of(0.3), List.of(0.1)), 50);
    Estimate estimate = overall(found, RareMarket.MANY);

    assertThat(found.weights().get(0).mean()).isEqualTo(1, within(0.15));
    assertThat(estimate.weighting().orElseThrow().refusal()).isPresent();
    assertThat(estimate.mean()).isNaN();
    assertThat(estimate.isCarried()).isFalse();
  }

  @Test
  void plainStatisticsAreLeftEmpty() throws Exception {
    Estimate estimate =
        overall(run(new RareMarket(List.of(0.3), List.of(0.5)), 100), RareMarket.MANY);

    assertThat(estimate.standardDeviation()).isNaN();
    assertThat(estimate.kurtosis()).isNaN();
    assertThat(estimate.extremes().isEmpty()).isTrue();
    assertThat(estimate.quantiles()).containsOnly(Double.NaN);
    assertThat(estimate.exceedances()).isEmpty();
  }

  /** The first quarter and half are kept, in one run and when a run is continued. */
  @Test
  void earlierMeansAreThoseOfShorterRuns() throws Exception {
    RareMarket market = new RareMarket(List.of(0.3), List.of(0.5));
    Plan whole = new Plan(List.of(point(market, 300, REPLICATIONS)));
    PointEstimates all;
    PointEstimates half;
    PointEstimates continued;
    try (Engine engine = ThreadsEngine.open(2)) {
      all = StudyRun.run(whole, engine, PointFold::estimates, (points, done) -> {}).get(0);
      PointFold shorter =
          StudyRun.run(whole.withReplications(REPLICATIONS / 2), engine, fold -> fold, (p, d) -> {})
              .get(0);
      half = shorter.estimates();
      Stretch rest = Stretch.after(shorter, whole.points().get(0));
      continued =
          StudyRun.run(List.of(rest), engine, PointFold::estimates, (points, done) -> {}).get(0);
    }
    Weighting weighting = overall(all, RareMarket.MANY).weighting().orElseThrow();

    assertThat(weighting.earlier()).hasSize(2);
    assertThat(weighting.earlier().get(1))
        .isEqualTo(overall(half, RareMarket.MANY).weighting().orElseThrow().deviation());
    assertThat(weighting.drift()).isBetween(0.0, Weighting.LARGEST_DRIFT);
    assertThat(overall(continued, RareMarket.MANY).weighting()).contains(weighting);
  }

  @Test
  void bitsDependNeitherOnThreadsNorOnTasks() throws Exception {
    RareMarket market = new RareMarket(List.of(0.3, 0.4), List.of(0.5, 0.45));
    Plan plan = new Plan(List.of(point(market, 2_000, 33_333)));
    byte[] expected = StudyRunTest.run(plan, ThreadsEngine.open(1));
    for (int tasks : new int[] {1, 7, 64}) {
      assertThat(StudyRunTest.run(plan, new StudyRunTest.ShufflingEngine(tasks, tasks)))
          .isEqualTo(expected);
    }
  }
}
