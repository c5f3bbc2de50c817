package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.importance.WeightedMarket;
import walras.sampling.Binomial;
import walras.sampling.Philox;
import walras.study.DesignPoint;
import walras.study.Precision;
import walras.testkit.RareMarket;
import walras.testkit.ToyMarket;

class MeanRuleTest {

  private static final double RARE = 1e-5;
  private static final double NORMAL = 1.959964;
  private static final int STUDIES = 1_000;
  private static final long MOST = 10_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "10, 0.999, 100, true",
    "10, 1.001, 100, false",
    "-10, 0.999, 100, true",
    "10, 0.999, 99.9, false",
    "10, 0.999, NaN, false",
    "0, 0, 0, false",
    "1, 0.2, 100, true",
    "1, 0.201, 100, false",
    "NaN, NaN, 100, false"
  })
  void theErrorIsAShareOfTheMeanOrBelowTheFloorAndCarried(
      double mean, double error, double contributing, boolean met) {
    Precision.OfMean precision = new Precision.OfMean("metric", null, 0.1, 0.2, MOST);

    assertThat(MeanRule.isMet(precision, mean, error, contributing)).isEqualTo(met);
  }

  /** The errors over the target that rules told, look by look. */
  private final List<Double> heard = new ArrayList<>();

  /**
   * The mean of the toy market is 1/2 and its standard deviation slightly more: an error of 0.6 %
   * takes 27,800 replications.
   */
  @Test
  void pointsGoOnUntilTheyAreMetOrHaveAllTheyMayHave() throws Exception {
    ToyMarket market = ToyMarket.of(1);
    DesignPoint point =
        new DesignPoint("toy", "toy", Map.of(), Map.of(), market, market.at(1_000_000), 1, 1);

    assertThat(count(point, 0.006, 1_000_000)).isEqualTo(40_000);
    assertThat(heard).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(heard.get(1)).isCloseTo(Math.sqrt(27_800.0 / 20_000), within(0.02));
    assertThat(heard.get(2)).isLessThanOrEqualTo(1);
    assertThat(count(point, 0.006, 30_000)).isEqualTo(30_000);
    assertThat(count(point, 0.5, 30_000)).isEqualTo(10_000);
    assertThat(count(point, 0.5, 3_000)).isEqualTo(3_000);
  }

  /** A probability of 10^-454: relative errors of 5.5 and 2 % take 10^4 and 3.6 10^4. */
  @Test
  void weightedMeansBelowTheSmallestDoubleAreJudgedRelativeToThemselves() throws Exception {
    RareMarket market = new RareMarket(List.of(0.3), List.of(0.5));
    DesignPoint point =
        new DesignPoint(
            "rare",
            "rare",
            Map.of(),
            Map.of(),
            market,
            new WeightedMarket(market, market.at(11_940)),
            1,
            1);

    assertThat(count("many", point, 0.1, 80_000)).isEqualTo(10_000);
    assertThat(count("many", point, 0.02, 320_000)).isBetween(20_000L, 160_000L);
    assertThat(count("many", point, 0.0001, 20_000)).isEqualTo(20_000);
    assertThat(heard).last(DOUBLE).isBetween(200.0, 800.0);
  }

  private long count(DesignPoint point, double relative, long atMost) throws Exception {
    return count("metric_0", point, relative, atMost);
  }

  private long count(String metric, DesignPoint point, double relative, long atMost)
      throws Exception {
    Precision.OfMean precision = new Precision.OfMean(metric, null, relative, 0, atMost);
    Plan plan =
        new Plan(List.of(PlannedPoint.of(1, 7, point.market(), point.sized(), precision.atMost())));
    try (Engine engine = ThreadsEngine.open(2)) {
      Waves.Result result =
          Waves.run(
              plan,
              new MeanRule(List.of(point), precision).telling(heard::add),
              stretches -> StudyRun.run(stretches, engine, fold -> fold, (points, done) -> {}));
      return result.plan().replications();
    }
  }

  /**
   * A rare event, a relative error of 10 %: intervals cover in 95 % of studies, so 88 % or less of
   * 1,000 have a probability below 1e-12. The bias is 2 % and the standard error of its estimate
   * 0.26 %, so 3.5 % are exceeded with a probability below 1e-8.
   */
  @Test
  void aRareEventIsNotStoppedBeforeItIsSeenOften() {
    Coverage coverage = new Coverage();
    for (int study = 0; study < STUDIES; study++) {
      coverage.study(study, Estimates.CARRIED);
    }

    assertThat(coverage.covering).isGreaterThan(880);
    assertThat(coverage.relativeErrors / STUDIES).isCloseTo(0, within(0.035));
  }

  /** Without the rule, studies stop at zero: 14 % cover with a probability below 1e-6. */
  @Test
  void withoutTheRuleItIs() {
    Coverage coverage = new Coverage();
    for (int study = 0; study < STUDIES; study++) {
      coverage.study(study, Estimates.ANY);
    }

    assertThat(coverage.covering).isLessThan(140);
    assertThat(coverage.relativeErrors / STUDIES).isLessThan(-0.8);
  }

  private enum Estimates {
    CARRIED,
    ANY
  }

  /** Studies of an indicator, drawn by their number of hits. */
  private static final class Coverage {

    private final Precision.OfMean precision = new Precision.OfMean("metric", null, 0.1, 0, MOST);
    private final Philox rng = new Philox();
    private int covering;
    private double relativeErrors;

    void study(int study, Estimates which) {
      rng.address(20261121, 1, study, 0);
      long look = Looks.first(MOST);
      long hits = Binomial.sample(rng, look, RARE);
      while (!isMet(hits, look, which)) {
        long next = Looks.after(look, MOST);
        hits += Binomial.sample(rng, next - look, RARE);
        look = next;
      }
      double mean = (double) hits / (double) look;
      relativeErrors += (mean - RARE) / RARE;
      covering += Math.abs(mean - RARE) <= NORMAL * error(hits, look) ? 1 : 0;
    }

    private boolean isMet(long hits, long of, Estimates which) {
      double mean = (double) hits / (double) of;
      double kurtosis = 1 / (mean * (1 - mean)) - 3;
      double contributing = hits == 0 ? 0 : (double) of / kurtosis;
      return MeanRule.isMet(
          precision,
          mean,
          error(hits, of),
          which == Estimates.CARRIED ? contributing : Double.POSITIVE_INFINITY);
    }

    private static double error(long hits, long of) {
      double mean = (double) hits / (double) of;
      return Math.sqrt(mean * (1 - mean) / (double) (of - 1));
    }
  }
}
